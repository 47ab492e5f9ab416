package export

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"counterweight/assets/beside"
	"counterweight/procurement"
	"counterweight/procurement/civil"
)

// newTeam is a team of so many, each with a card that says text.
func newTeam(people int, text string) *PeopleCards {
	c := &PeopleCards{Team: "Appeals", Day: governed}
	for i := range people {
		c.People = append(c.People, CardHolder{
			Name: []string{"Siân Llewelyn", "Rhŷs Ŵyn", "Ελένη Παππά", "Ann Lee 😀"}[i%4], Role: "Product manager", WorksFor: "Fernhill Digital",
			Card: procurement.Card{ReachHow: text, ReachWhen: "Mornings", WorkingStyle: text + ", and a short call after", Feedback: "In private, soon after", SharedOn: civil.MustDate("2026-09-01")},
		})
	}
	return c
}

func TestTheCardsOfATeamHaveRoomOnOnePage(t *testing.T) {
	c := newTeam(10, "Chat first, then write it down")
	d := LayOutCards(c, Provenance{Made: someTime})
	if n := strings.Count(textOf(&d.Pages[0]), "Reach"); n != len(c.People) {
		t.Errorf("%d of 10 cards have room on the first page", n)
	}
	checkSays(t, "the page", allWords(d), "Appeals", "10 cards: everybody shares how they like to work.", "Siân Llewelyn", "Product manager, Fernhill Digital", "Reach Chat first", "When Mornings", "Feedback In private", "Whoever wants theirs changed")
	keepPDF(t, "cards", func(w io.Writer) error { return CardsReport(w, c, Provenance{Made: someTime}) })
}

// What somebody did not share, or shares only later, is not printed, and neither is who that is.
func TestOnlyWhatWasSharedIsPrinted(t *testing.T) {
	c := newTeam(5, "Chat")
	c.People[1].Card.SharedOn = civil.Date{}
	c.People[2].Card.SharedOn = governed.AddDays(1)
	c.People[3].Card = procurement.Card{SharedOn: governed}
	text := allWords(LayOutCards(c, Provenance{Made: someTime}))
	for _, name := range []string{"Rhŷs", "Ελένη", "Ann Lee"} {
		if strings.Contains(text, name) {
			t.Errorf("%s is on the page", name)
		}
	}
	checkSays(t, "the page", text, "2 of 5 people share how they like to work.", "Siân Llewelyn")
}

func TestCardsOfAnyTextKeepWithinTheirPages(t *testing.T) {
	for _, text := range append(beside.NaughtyStrings(t)[20:23], strings.Repeat("gwasanaethau digidol ", 30), strings.Repeat("gwasanaethau digidol ", 400), strings.Repeat("W", 300), "") {
		for _, people := range []int{0, 1, 2, 31} {
			c := newTeam(people, text)
			for i := range c.People {
				c.People[i].Name += text
			}
			d := LayOutCards(c, Provenance{Made: someTime})
			checkWithinMargins(t, d)
			checkNothingOverlaps(t, d)
			if n := strings.Count(allWords(d), "and a short call after"); n != people && text != "" && !strings.HasPrefix(text, "gwas") && strings.TrimSpace(text) != "" && len(text) < 100 {
				t.Errorf("%d of %d cards are printed", n, people)
			}
			if t.Failed() {
				t.Fatalf("%d people with %.40q", people, text)
			}
		}
	}
	if got := fmt.Sprint(sharedWords(0, 0), sharedWords(0, 3), sharedWords(1, 1)); !strings.Contains(got, "Nobody is here yet.") || !strings.Contains(got, "1 card: ") {
		t.Error(got)
	}
}
