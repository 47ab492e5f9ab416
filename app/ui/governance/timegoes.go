package governance

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/scorecard"
	"counterweight/scorecard/governance"
)

// The sides of where time goes.
const (
	votesTab = "Votes"
	apartTab = "Time against value"
)

// timeGoes is the sixteen elements of policy work with the votes of a round: how often each is done, what it is worth, and what a
// partnership could change about it; and what comes of them.
type timeGoes struct {
	page     *Page
	view     *view
	round    string
	wanted   string // the round that somebody was entered in, to be shown once that is read
	question governance.Question
	voters   []voter
	votes    map[ballotKey]map[int]int // as typed: what is left is said before it is stored
	elements []governance.Element

	tabs    *kit.Tabs
	pick    *kit.Field
	choose  *fyne.Container // the field to choose a round with, where there are several
	pills   map[governance.Question]*kit.Button
	left    *kit.Wrapped
	grid    *kit.Grid
	empty   *fyne.Container
	content *fyne.Container
	apart   *apart
}

// voter is somebody who votes in the round.
type voter struct {
	name string
	side scorecard.Side
}

// ballotKey is one voter's answer to one question of the round.
type ballotKey struct {
	voter    voter
	question governance.Question
}

// questionWords are what each question asks.
var questionWords = map[governance.Question]string{
	governance.Frequency: "How often is it done?", governance.Value: "What is it worth?", governance.Effect: "What could a partnership change about it?",
}

func newTimeGoes(p *Page) side {
	t := &timeGoes{page: p, question: governance.Frequency, elements: governance.Elements(), pills: map[governance.Question]*kit.Button{}, votes: map[ballotKey]map[int]int{}}
	t.round = p.host.Recall(roundKey)
	t.build()
	return t
}

// roundKey remembers which round was looked at.
const roundKey = "round of votes"

func (t *timeGoes) build() {
	t.pick = kit.NewField(kit.FieldSpec{Label: "Round", Closed: true, Choices: func() []kit.Choice { return kit.Choices(t.rounds()...) }, Save: t.turn})
	var pills []fyne.CanvasObject
	for _, q := range governance.AllQuestions() {
		t.pills[q] = kit.Pill(q.Words(), func() { t.ask(q) })
		pills = append(pills, t.pills[q])
	}
	t.left = kit.Words("", theme.SizeNameText, false, kit.Plain)
	t.grid = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(t.elements) + 1 }, Columns: func() int { return len(t.voters) }, Heading: func(col int) string { return t.voters[col].name },
		Lead: []kit.Lead{
			{Title: "Element of policy work", Width: 262, Text: t.elementWords},
			{Title: "All", Width: 44, Number: true, Text: t.allWords},
		},
		Feet: func() int { return 1 }, Cell: t.cell, Row: t.row, Set: t.set, SetMany: t.setMany, CellWidth: 78,
	})
	t.grid.OnSelected = func(int, int) { t.tellLeft() }
	pills = append(pills, kit.SecondaryButton("Add somebody who votes", t.addVoter), kit.SecondaryButton("Take somebody out", t.removeVoter))
	t.choose = kit.Flow(0)
	bar := kit.Flow(8, t.choose, kit.Row(8, pills...), t.left)
	t.apart = newApart()
	t.tabs = kit.NewTabs(
		kit.Tab{Name: votesTab, Build: func() fyne.CanvasObject { return kit.TableCard(bar, t.grid) }},
		kit.Tab{Name: apartTab, Build: func() fyne.CanvasObject { return t.apart.Object() }},
	)
	t.empty = kit.Flow(10, kit.Paragraph("Nobody voted yet. Each who takes part has 12 votes for how often each of sixteen elements of policy work is done, 12 for what it is worth and 12 for what a partnership could change. Where much time goes into what is worth little, or little into what is worth much, there is something to change."),
		kit.PrimaryButton("Begin a round of votes", t.newRound))
	t.content = kit.Above([]float32{1}, t.tabs.Object())
}

// Object is the tab as it is shown.
func (t *timeGoes) Object() fyne.CanvasObject { return t.content }

// Focus gives the votes the keyboard.
func (t *timeGoes) Focus() {
	if t.tabs.Selected() == votesTab && len(t.voters) > 0 {
		t.grid.Focus()
		return
	}
	t.tabs.Focus()
}

// Close has nothing to drop.
func (t *timeGoes) Close() {}

// Show shows nothing: votes are no thing of their own.
func (t *timeGoes) Show(kit.Thing) bool { return false }

// First begins a round.
func (t *timeGoes) First() (string, func()) { return "New round", t.newRound }

// Load shows the votes as they were read.
func (t *timeGoes) Load(v *view) {
	t.view = v
	rounds := t.rounds()
	entered := slices.Contains(rounds, t.wanted)
	if entered {
		t.round, t.wanted = t.wanted, ""
		t.page.host.Remember(roundKey, t.round)
	}
	if !slices.Contains(rounds, t.round) && len(rounds) > 0 {
		t.round = rounds[0]
	}
	if len(rounds) == 0 {
		t.round = ""
	}
	t.pick.SetValue(t.round)
	t.choose.Objects = nil
	if len(rounds) > 1 {
		t.choose.Objects = []fyne.CanvasObject{kit.NewForm(2, t.pick)}
	}
	t.choose.Refresh()
	t.voters, t.votes = nil, map[ballotKey]map[int]int{}
	for i := range v.record.Ballots {
		b := &v.record.Ballots[i]
		if b.Round != t.round {
			continue
		}
		who := voter{b.Voter, b.Side}
		if !slices.Contains(t.voters, who) {
			t.voters = append(t.voters, who)
		}
		t.votes[ballotKey{who, b.Question}] = with(b.Votes, nil)
	}
	t.content.Objects = []fyne.CanvasObject{t.tabs.Object()}
	if t.round == "" {
		t.content.Objects = []fyne.CanvasObject{kit.InCard(t.empty)}
	}
	t.content.Refresh()
	t.refresh()
	if entered {
		t.grid.Select(0, len(t.voters)-1)
	}
	t.apart.load(governance.Tally(v.record.Ballots, t.round), t.round)
	t.page.say(timeTab, t.facts())
}

// facts say what was voted in how many rounds, and where the two lie furthest apart.
func (t *timeGoes) facts() string {
	if t.round == "" {
		return ""
	}
	words := fmt.Sprintf("%s · %s", t.round, kit.Counted(len(t.voters), "voter"))
	if apart := governance.Imbalances(governance.Tally(t.view.record.Ballots, t.round)); len(apart) > 0 {
		words += " · furthest apart: " + lowered(apart[0].Element.Title)
	}
	return words
}

// rounds are those that were voted on, the latest first.
func (t *timeGoes) rounds() (rounds []string) {
	if t.view == nil {
		return nil
	}
	ballots := slices.Clone(t.view.record.Ballots)
	slices.SortStableFunc(ballots, func(a, b governance.Ballot) int { return b.On.Compare(a.On) })
	for i := range ballots {
		if !slices.Contains(rounds, ballots[i].Round) {
			rounds = append(rounds, ballots[i].Round)
		}
	}
	return rounds
}

// turn shows another round.
func (t *timeGoes) turn(round string) {
	t.round = round
	t.page.host.Remember(roundKey, round)
	t.Load(t.view)
}

// ask shows the votes on another question.
func (t *timeGoes) ask(q governance.Question) {
	t.question = q
	t.refresh()
	t.grid.Focus()
}

// refresh draws the votes on the question anew.
func (t *timeGoes) refresh() {
	for q, pill := range t.pills {
		pill.SetChosen(q == t.question)
	}
	t.tellLeft()
	t.grid.Refresh()
}

func (t *timeGoes) elementWords(row int) string {
	if row == len(t.elements) {
		return "Left to give"
	}
	return fmt.Sprintf("%d  %s", t.elements[row].Number, t.elements[row].Title)
}

// allWords are how many votes an element has from all.
func (t *timeGoes) allWords(row int) string {
	sum := 0
	for _, v := range t.voters {
		if row == len(t.elements) {
			sum += t.leftOf(v)
		} else {
			sum += t.votes[ballotKey{v, t.question}][t.elements[row].Number]
		}
	}
	return strconv.Itoa(sum)
}

// leftOf is how many of the twelve votes on the question somebody has left.
func (t *timeGoes) leftOf(who voter) int {
	left := governance.VotesEach
	for _, n := range t.votes[ballotKey{who, t.question}] {
		left -= n
	}
	return left
}

func (t *timeGoes) row(row int) kit.GridRow {
	if row == len(t.elements) {
		return kit.GridRow{Strong: true, Tinted: true, Ruled: true, Locked: true}
	}
	return kit.GridRow{Ruled: row > 0 && t.elements[row].Stage != t.elements[row-1].Stage}
}

func (t *timeGoes) cell(row, col int) kit.GridCell {
	if col >= len(t.voters) {
		return kit.GridCell{}
	}
	who := t.voters[col]
	if row == len(t.elements) {
		left := t.leftOf(who)
		cell := kit.GridCell{Text: strconv.Itoa(left), Tone: kit.ToneWarn}
		if left == 0 {
			cell.Tone = kit.ToneGood
		}
		return cell
	}
	n := t.votes[ballotKey{who, t.question}][t.elements[row].Number]
	if n == 0 {
		return kit.GridCell{}
	}
	return kit.GridCell{Text: strconv.Itoa(n)}
}

// tellLeft says how many votes the voter of the selected column has left.
func (t *timeGoes) tellLeft() {
	question := questionWords[t.question]
	_, col := t.grid.Selected()
	if col >= len(t.voters) {
		t.left.SetText(question + " Add those who vote; each has 12 votes.")
		return
	}
	who := t.voters[col]
	switch left := t.leftOf(who); left {
	case 0:
		t.left.SetText(fmt.Sprintf("%s %s has given all 12 votes.", question, who.name))
	default:
		t.left.SetText(fmt.Sprintf("%s %s has %d of 12 votes left.", question, who.name, left))
	}
}

// readVotes reads a number of votes; nothing is none.
func readVotes(text string) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > governance.VotesEach {
		return 0, fmt.Errorf("%q is no number of votes: give 0 to %d", text, governance.VotesEach)
	}
	return n, nil
}

// give notes votes as typed, or says why they can't be given.
func (t *timeGoes) give(who voter, element int, text string) error {
	n, err := readVotes(text)
	if err != nil {
		return err
	}
	key := ballotKey{who, t.question}
	had := t.votes[key][element]
	if over := n - had - t.leftOf(who); over > 0 {
		return fmt.Errorf("%s has %d votes left for it: that is %d too many", who.name, t.leftOf(who)+had, over)
	}
	if t.votes[key] == nil {
		t.votes[key] = map[int]int{}
	}
	t.votes[key][element] = n
	if n == 0 {
		delete(t.votes[key], element)
	}
	return nil
}

func (t *timeGoes) set(row, col int, text string) error {
	return t.setMany([]kit.GridChange{{Row: row, Col: col, Text: text}})[0]
}

// setMany takes votes, and stores them in one step.
func (t *timeGoes) setMany(changes []kit.GridChange) []error {
	errs, given := make([]error, len(changes)), map[voter]map[int]int{}
	var who []voter
	for i, c := range changes {
		v, element := t.voters[c.Col], t.elements[c.Row].Number
		if errs[i] = t.give(v, element, c.Text); errs[i] != nil {
			continue
		}
		if given[v] == nil {
			given[v], who = map[int]int{}, append(who, v)
		}
		given[v][element] = t.votes[ballotKey{v, t.question}][element]
	}
	if len(who) > 0 {
		t.store(who, given)
		t.tellLeft()
	}
	return errs
}

// store writes votes that were given now into the ballots as they are stored by then: others may be on their way.
func (t *timeGoes) store(who []voter, given map[voter]map[int]int) {
	label := fmt.Sprintf("Votes of %s on %s", who[0].name, lowered(t.question.Words()))
	if len(who) > 1 {
		label = fmt.Sprintf("Votes of %d on %s", len(who), lowered(t.question.Words()))
	}
	ws, round, question, today := t.page.workspace, t.round, t.question, t.view.today
	t.page.change(label, func(ctx context.Context) error {
		record, err := ws.Governance(ctx)
		if err != nil {
			return err
		}
		ballots := make([]*governance.Ballot, len(who))
		for i, v := range who {
			b := governance.Ballot{Round: round, On: today, Voter: v.name, Side: v.side, Question: question}
			if stored := find(record.Ballots, func(o *governance.Ballot) bool {
				return o.Round == round && o.Voter == v.name && o.Side == v.side && o.Question == question
			}); stored != nil {
				b = *stored
			}
			b.Votes = with(b.Votes, given[v])
			ballots[i] = &b
		}
		return desk.SaveBallots(ctx, ws, label, ballots...)
	}, nil)
}

// with is a ballot's votes with others in their place; none are left out.
func with(votes, given map[int]int) map[int]int {
	all := maps.Clone(votes)
	if all == nil {
		all = map[int]int{}
	}
	maps.Copy(all, given)
	maps.DeleteFunc(all, func(_, n int) bool { return n == 0 })
	return all
}
