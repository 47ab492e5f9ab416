package packs

import (
	"context"
	"fmt"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/ui/kit"
	"counterweight/scorecard/governance"
)

// sentCard lists the packs about the contract that were sent.
type sentCard struct {
	object  fyne.CanvasObject
	p       *Page
	sent    []governance.SentPack
	forums  []governance.Forum
	list    *kit.Rebuilt
	reading kit.Latest // the bytes of the one that is looked at
}

func newSentCard(p *Page) *sentCard {
	c := &sentCard{p: p, reading: kit.Latest{Runner: p.host.Runner()}}
	c.list = kit.NewRebuilt(0, func() string { return fmt.Sprint(c.sent) }, c.build)
	c.object = kit.InCard(kit.Flow(6, kit.Text("Packs sent", theme.SizeNameText, true, kit.Plain), c.list.Object))
	return c
}

func (c *sentCard) close() { c.reading.Stop() }

// show lists what was sent about the contract of a pack.
func (c *sentCard) show(m *made) {
	c.sent, c.forums = nil, nil
	if m != nil {
		c.sent, c.forums = m.sent, m.pack.Forums
	}
	c.list.Refresh()
}

func (c *sentCard) build() []fyne.CanvasObject {
	if len(c.sent) == 0 {
		return []fyne.CanvasObject{kit.Words("None about this contract yet.", theme.SizeNameText, false, kit.Secondary)}
	}
	items := make([]kit.Item, len(c.sent))
	for i := range c.sent {
		s := &c.sent[i]
		items[i] = kit.Item{Tone: kit.ToneGood, Text: kit.Joined(", ", s.Period.Words(), c.forum(s.Forum)), Note: s.Sent.Local().Format("2 Jan"), Open: func() { c.open(s) }}
	}
	return []fyne.CanvasObject{kit.List(items...)}
}

// forum is what a forum is called; empty for none.
func (c *sentCard) forum(id governance.ForumID) string {
	for i := range c.forums {
		if c.forums[i].ID == id {
			return c.forums[i].Name
		}
	}
	return ""
}

// open shows a pack that was sent, and says whether it is as it was.
func (c *sentCard) open(s *governance.SentPack) {
	title := "Pack for " + s.Period.Words() + ", as it was sent"
	state := kit.Words("Comparing its bytes…", theme.SizeNameText, true, kit.Secondary)
	facts := kit.Facts([]kit.Fact{
		{Label: "For", Value: c.forum(s.Forum)},
		{Label: "Sent", Value: s.Sent.Local().Format("2 Jan 2006, 15:04")},
		{Label: "By", Value: s.By},
		{Label: "Tells", Value: kit.Joined(", ", s.Depth.Words(), pagesWords(s.Pages))},
		{Label: "Marking", Value: s.Marking},
		{Label: "Template", Value: s.Template},
		{Label: "SHA-256", Value: spaced(s.SHA256)},
		{Label: "Snapshot", Value: s.Snapshot},
		{Label: "Made by", Value: kit.Joined(" ", "Counterweight", s.Version)},
	})
	var d *kit.Dialog
	closing := kit.PrimaryButton("Close", func() { d.Close() })
	again := kit.SecondaryButton("Save again", func() {
		d.Close()
		c.save(s)
	})
	d = kit.NewDialog(c.p.host.Window(), title, 560, kit.Flow(12, facts, state), closing, again, closing)
	id := s.ID
	c.reading.Do(func(ctx context.Context) func() {
		_, err := c.p.workspace.PackBytes(ctx, id)
		return func() {
			if err != nil {
				state.SetInk(kit.Wrong)
				state.SetText(kit.Sentence(err))
			} else {
				state.SetInk(kit.Main)
				state.SetText("Unchanged: its bytes come to this SHA-256.")
			}
			d.Refit()
		}
	})
}

// save writes a pack that was sent as the same bytes.
func (c *sentCard) save(s *governance.SentPack) {
	id, workspace := s.ID, c.p.workspace
	name := kit.Joined(" ", c.p.made.pack.Contract.Dossier.Reference, "pack", s.Period.String(), "sent", s.Sent.Local().Format("2006-01-02")) + ".pdf"
	c.p.host.Save(name, func(ctx context.Context, w io.Writer) error {
		file, err := workspace.PackBytes(ctx, id)
		if err != nil {
			return err
		}
		_, err = w.Write(file)
		return err
	})
}

// spaced is a SHA-256 in groups that can be read out, and broken between lines.
func spaced(sum string) string {
	var groups []string
	for ; len(sum) > 8; sum = sum[8:] {
		groups = append(groups, sum[:8])
	}
	return kit.Joined(" ", append(groups, sum)...)
}
