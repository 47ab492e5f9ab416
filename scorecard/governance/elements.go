package governance

import (
	"cmp"
	"math/big"
	"slices"

	"counterweight/procurement/civil"
	"counterweight/scorecard"
)

// Element is one of the sixteen elements of policy work.
type Element struct {
	Number int
	Stage  string // initiation
	Title  string
}

// The sixteen elements of policy work, in their four stages.
var elements = []Element{
	{1, "Initiation", "An idea, opportunity or threat arises"},
	{2, "Initiation", "Receive the briefing"},
	{3, "Initiation", "Understand the problem"},
	{4, "Initiation", "Understand the people"},
	{5, "Initiation", "Define the policy question and intent"},
	{6, "Management", "Plan and estimate the work"},
	{7, "Management", "Find or build a team"},
	{8, "Management", "Get permission and assure others"},
	{9, "Development", "Collaborate with stakeholders"},
	{10, "Development", "Gather evidence"},
	{11, "Development", "Consult"},
	{12, "Development", "Identify solutions"},
	{13, "Operation", "Test a solution"},
	{14, "Operation", "Receive sign-off"},
	{15, "Operation", "Build and implement"},
	{16, "Operation", "Evaluate"},
}

// Elements are the sixteen elements of policy work in their order.
func Elements() []Element { return slices.Clone(elements) }

// VotesEach is how many votes somebody has for each question, to spread over the elements as they like.
const VotesEach = 12

// Ballot is how one person spread their votes on one question.
type Ballot struct {
	ID       BallotID
	Round    string // what the votes were about and when: Licensing policy, autumn 2026
	On       civil.Date
	Voter    string
	Side     scorecard.Side
	Question Question
	Votes    map[int]int // by the element's number
}

// Cast is how many votes were given.
func (b *Ballot) Cast() (n int) {
	for _, votes := range b.Votes {
		n += votes
	}
	return n
}

// Share is how the votes of a round fell on one element: of all votes on a question the part that it got, from 0 to 1; nil where nobody
// voted on the question.
type Share struct {
	Element Element
	Votes   map[Question]int
	Of      map[Question]*big.Rat
}

// Gap is by how much more of the time than of the value lies in the element: above 0 where time goes that is worth little, below where
// value lies that gets little time; nil where one of the two was not voted on.
func (s *Share) Gap() *big.Rat {
	if s.Of[Frequency] == nil || s.Of[Value] == nil {
		return nil
	}
	return new(big.Rat).Sub(s.Of[Frequency], s.Of[Value])
}

// Tally counts a round's ballots, element by element in their order.
func Tally(ballots []Ballot, round string) []Share {
	total := map[Question]int64{}
	shares := make([]Share, len(elements))
	for i, e := range elements {
		shares[i] = Share{Element: e, Votes: map[Question]int{}, Of: map[Question]*big.Rat{}}
	}
	for i := range ballots {
		b := &ballots[i]
		if b.Round != round {
			continue
		}
		for e := range shares {
			votes := b.Votes[shares[e].Element.Number]
			shares[e].Votes[b.Question] += votes
			total[b.Question] += int64(votes)
		}
	}
	for i := range shares {
		for q, n := range total {
			if n > 0 {
				shares[i].Of[q] = big.NewRat(int64(shares[i].Votes[q]), n)
			}
		}
	}
	return shares
}

// Imbalances are the elements where time and value lie furthest apart, the furthest first; those where they agree are left out.
func Imbalances(shares []Share) []Share {
	apart := slices.DeleteFunc(slices.Clone(shares), func(s Share) bool { return s.Gap() == nil || s.Gap().Sign() == 0 })
	slices.SortStableFunc(apart, func(a, b Share) int {
		return cmp.Or(new(big.Rat).Abs(b.Gap()).Cmp(new(big.Rat).Abs(a.Gap())), a.Element.Number-b.Element.Number)
	})
	return apart
}
