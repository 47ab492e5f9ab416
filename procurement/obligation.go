package procurement

import (
	"cmp"
	"fmt"

	"counterweight/procurement/choice"
	"counterweight/procurement/civil"
	"counterweight/procurement/exact"
	"counterweight/procurement/fault"
)

// Obligation is something that a side must do by a day, once or again and again.
type Obligation struct {
	Code   string // unique in the contract: O1, P3
	Side   Side
	Origin Origin
	Title  string
	Clause string // the clause that says so
	// Promise is where a promise was made; only for promises carried over at award.
	Promise PromiseSource

	Due         civil.Date // the first or only day
	EveryMonths int        // from one day to the next; 0 for once
	Until       civil.Date // the last day of a recurring one; the contract's end where there is none
	Owner       string     // who sees to it on that side
	State       ObligationState
	Done        Number // how often it was done so far, of Target: 7 of 10
	Target      Number
	Evidence    []Evidence
	Note        string
}

// PromiseSource is where the winning bid made a promise, and what that earned.
type PromiseSource struct {
	Tender, Bid, Criterion string // by their references in the tender
	Passage                string // what the bid says, word for word
	Mark                   exact.Optional
	Most                   exact.Optional // the highest mark of the scale
}

// Words are the mark for people: 4 of 5; empty where there is none.
func (p PromiseSource) Words() string {
	switch {
	case !p.Mark.Given():
		return ""
	case !p.Most.Given():
		return p.Mark.String()
	}
	return p.Mark.String() + " of " + p.Most.String()
}

// Evidence shows how far an obligation is met.
type Evidence struct {
	Turn     civil.Date // the day whose turn it is about; none for an obligation that is due once
	On       civil.Date // the day it was seen
	State    ObligationState
	Text     string
	Document string // where it is kept
	By       string // who saw it
}

// Side is one of the two sides of a contract.
type Side uint8

// The sides.
const (
	SideUnstated Side = iota
	Ours
	Theirs // the supplier's
)

var sides = choice.Of("side", "ours", "theirs")

// String is the side's name in files, empty where it is not stated.
func (s Side) String() string { return sides.Name(uint8(s)) }

// Words is the side for people.
func (s Side) Words() string { return sides.Words(uint8(s)) }

// ParseSide reads what [Side.String] writes. It fails with [*choice.Error].
func ParseSide(text string) (Side, error) { return choice.Parse[Side](sides, text) }

// AllSides are the sides to choose from.
func AllSides() []Side { return choice.All[Side](sides) }

// Origin is where an obligation comes from.
type Origin uint8

// The origins.
const (
	OriginUnstated Origin = iota
	FromClause            // of the contract
	FromPromise           // made in the winning bid
)

var origins = choice.Of("origin of an obligation", "clause", "promise")

// String is the origin's name in files, empty where it is not stated.
func (o Origin) String() string { return origins.Name(uint8(o)) }

// Words is the origin for people.
func (o Origin) Words() string { return origins.Words(uint8(o)) }

// ParseOrigin reads what [Origin.String] writes. It fails with [*choice.Error].
func ParseOrigin(text string) (Origin, error) { return choice.Parse[Origin](origins, text) }

// AllOrigins are the origins to choose from.
func AllOrigins() []Origin { return choice.All[Origin](origins) }

// ObligationState is how far an obligation is met.
type ObligationState uint8

// The states of an obligation.
const (
	ObligationStateUnstated ObligationState = iota
	NotApplicable
	ObligationOpen
	PartlyMet
	Met
	Lapsed // its time passed and it can't be met any more
)

var obligationStates = choice.Of("state of an obligation", "not-applicable", "open", "partly", "met", "lapsed")

// String is the state's name in files, empty where it is not stated.
func (s ObligationState) String() string { return obligationStates.Name(uint8(s)) }

// Words is the state for people.
func (s ObligationState) Words() string { return obligationStates.Words(uint8(s)) }

// ParseObligationState reads what [ObligationState.String] writes. It fails with [*choice.Error].
func ParseObligationState(text string) (ObligationState, error) {
	return choice.Parse[ObligationState](obligationStates, text)
}

// AllObligationStates are the states to choose from.
func AllObligationStates() []ObligationState {
	return choice.All[ObligationState](obligationStates)
}

// IsSettled reports whether nothing is left to be done.
func (s ObligationState) IsSettled() bool { return s == NotApplicable || s == Met || s == Lapsed }

// Turn is one of the days on which an obligation is due, with what is known of it.
type Turn struct {
	On    civil.Date
	State ObligationState // open where no evidence says otherwise
	Seen  civil.Date      // the day of the evidence
}

// mostTurns bounds what a slip of the keyboard can ask for: a turn each month for fifty years.
const mostTurns = 600

// Turns are the days on which the obligation is due up to a day, in order. An obligation that is due once, or on no day, has one turn,
// whose state is its own.
func (o *Obligation) Turns(contractEnd, until civil.Date) []Turn {
	if o.EveryMonths <= 0 || o.Due.IsZero() {
		turn := Turn{On: o.Due, State: cmp.Or(o.State, ObligationOpen)}
		if n := len(o.Evidence); n > 0 {
			turn.Seen = o.Evidence[n-1].On
		}
		return []Turn{turn}
	}
	last := earliest(until, cmp.Or(o.Until, contractEnd))
	var turns []Turn
	for n := 0; n < mostTurns; n++ {
		on := o.Due.AddMonths(n * o.EveryMonths)
		if on.IsZero() || (!last.IsZero() && on.After(last)) {
			break
		}
		turns = append(turns, o.turn(on))
	}
	return turns
}

// earliest is the earlier of two days, or the one that there is.
func earliest(a, b civil.Date) civil.Date {
	if a.IsZero() || (!b.IsZero() && b.Before(a)) {
		return b
	}
	return a
}

func (o *Obligation) turn(on civil.Date) Turn {
	turn := Turn{On: on, State: ObligationOpen}
	if o.State == NotApplicable || o.State == Lapsed {
		turn.State = o.State
	}
	for _, e := range o.Evidence {
		if e.Turn == on && e.State != ObligationStateUnstated {
			turn.State, turn.Seen = e.State, e.On
		}
	}
	return turn
}

// Kept counts obligations that were met, of those that apply.
type Kept struct{ Met, Partly, Lapsed, Of int }

// Words is the count for people: 9 of 12 kept.
func (k Kept) Words() string {
	if k.Of == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d kept", k.Met, k.Of)
}

// Kept counts the obligations of an origin; of all where it is not stated.
func (d *Dossier) Kept(origin Origin) (k Kept) {
	for _, o := range d.Obligations {
		if (origin != OriginUnstated && o.Origin != origin) || o.State == NotApplicable {
			continue
		}
		k.Of++
		switch o.State {
		case Met:
			k.Met++
		case PartlyMet:
			k.Partly++
		case Lapsed:
			k.Lapsed++
		}
	}
	return k
}

// NextCode is the first code of a letter and a number that no obligation of the contract has: P4.
func (d *Dossier) NextCode(letter string) string {
	taken := map[string]bool{}
	for _, o := range d.Obligations {
		taken[o.Code] = true
	}
	for n := 1; ; n++ {
		if code := fmt.Sprintf("%s%d", letter, n); !taken[code] {
			return code
		}
	}
}

// Obligation is the obligation of a code; nil where there is none.
func (d *Dossier) Obligation(code string) *Obligation {
	for i := range d.Obligations {
		if d.Obligations[i].Code == code {
			return &d.Obligations[i]
		}
	}
	return nil
}

func (d *Dossier) checkObligations(f *fault.Finder) {
	const field = "obligations"
	met := map[string]bool{}
	for _, o := range d.Obligations {
		name := "obligation " + fault.Abridged(o.Code)
		f.AddIf(fault.IsBlank(o.Code), field, "an obligation has no code", "give it one, such as O1")
		f.AddIf(met[o.Code], field, name+" is there twice", "give each a code of its own")
		met[o.Code] = true
		f.AddIf(fault.IsBlank(o.Title), field, name+" has no title", "say in a few words what must be done")
		f.AddIf(o.Side == SideUnstated, field, name+" is on no side", "choose ours or theirs")
		f.AddIf(o.State == ObligationStateUnstated, field, name+" has no state", "choose not applicable, open, partly, met or lapsed")
		f.AddIf(o.EveryMonths < 0 || o.EveryMonths > mostMonths, field, fmt.Sprintf("%s is due every %d months", name, o.EveryMonths), "type a number of months, 0 for once")
		f.AddIf(o.EveryMonths > 0 && o.Due.IsZero(), field, name+" comes again, but has no first day", "type the first day it is due")
		f.AddIf(!o.Until.IsZero() && o.Until.Before(o.Due), field, name+" ends before it is due", "correct one of the two days")
		done, knownDone := o.Done.Get()
		target, knownTarget := o.Target.Get()
		f.AddIf((knownDone && done < 0) || (knownTarget && target < 1), field, name+" counts below 0", "type how often it was done and how often it must be")
	}
}
