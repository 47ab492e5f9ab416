package contracts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"counterweight/app/desk"
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/procurement/civil"
	"counterweight/procurement/money"
)

// line is one of the things that a contract has several of, with its place among them.
type line[M any] struct {
	at    int
	value M
}

// linesSpec says which things of a contract a table holds, and how they are typed.
type linesSpec[M any] struct {
	one     string // change, as it is named to Undo
	empty   string
	members func(*procurement.Dossier) *[]M
	fresh   func(*procurement.Dossier) M // a new one, to be typed into
	add     func()                       // adds one where it can't be typed, but must be asked for; nil where fresh makes it
	columns []typed[M]
}

// lines is a table of things that a contract has several of. It is typed into; Insert adds one, Ctrl+Delete takes one away.
type lines[M any] struct {
	editor *editor
	spec   linesSpec[M]
	table  *kit.Table[line[M]]
	add    *kit.Button
	told   func(M, int) // of the one that is selected; nil for nobody
	// besides stand beside the buttons that add one and take one away.
	besides []fyne.CanvasObject
}

// typed is a column of a table of lines. Read makes of a text what it changes, or says in words why it can't be taken; without it the
// column can't be typed into.
type typed[M any] struct {
	kit.Column[line[M]]
	read func(text string) (set func(*M), err error)
}

func newLines[M any](e *editor, spec linesSpec[M]) *lines[M] {
	l := &lines[M]{editor: e, spec: spec}
	columns := make([]kit.Column[line[M]], len(spec.columns))
	for i, c := range spec.columns {
		columns[i] = c.Column
		if c.read != nil {
			columns[i].Set = func(r line[M], text string) error {
				set, err := c.read(text)
				if err == nil {
					l.change(fmt.Sprintf("%s of %s %d", strings.ToLower(c.Title), spec.one, r.at+1), r.at, set)
				}
				return err
			}
		}
	}
	adding, add := "Add a"+article(spec.one)+" "+spec.one, l.addOne
	if spec.add != nil {
		adding, add = adding+"…", spec.add
	}
	l.add = kit.SecondaryButton(adding, add)
	t := kit.NewTable(spec.empty, columns...)
	t.Key = func(r line[M]) string { return strconv.Itoa(r.at) }
	t.OnInsert, t.OnDelete, t.SetMany = add, l.remove, l.setMany
	t.OnSelected = func(r line[M]) {
		if l.told != nil {
			l.told(r.value, r.at)
		}
	}
	l.table = t
	l.show()
	e.follow = append(e.follow, l.show)
	return l
}

// article is the n of an.
func article(word string) string {
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "n"
	}
	return ""
}

// show shows what was read last.
func (l *lines[M]) show() {
	members := *l.spec.members(&l.editor.file.dossier)
	rows := make([]line[M], len(members))
	for i, m := range members {
		rows[i] = line[M]{i, m}
	}
	l.table.SetRows(rows)
	if _, selected := l.table.Selected(); !selected {
		l.table.Select(min(0, len(rows)-1))
	}
}

// object is the table in a card, below what is said of it.
func (l *lines[M]) object(above ...fyne.CanvasObject) fyne.CanvasObject {
	buttons := append([]fyne.CanvasObject{l.add, kit.SecondaryButton("Remove "+l.spec.one, l.removeSelected)}, l.besides...)
	return kit.TableCard(kit.Flow(8, append(above, kit.Row(8, buttons...))...), l.table)
}

// removeSelected takes the selected one away.
func (l *lines[M]) removeSelected() {
	if r, selected := l.table.Selected(); selected {
		l.remove(r)
		return
	}
	l.editor.list.host.Toast("Select the " + l.spec.one + " to remove first.")
}

// change changes one of the things.
func (l *lines[M]) change(what string, at int, set func(*M)) {
	l.editor.change(what, func(d *procurement.Dossier) {
		if all := *l.spec.members(d); at < len(all) {
			set(&all[at])
		}
	}, kit.OrToast(l.editor.list.host, nil))
}

// setMany takes what was pasted in one step.
func (l *lines[M]) setMany(changes []kit.CellChange[line[M]]) []error {
	errs := make([]error, len(changes))
	sets := map[int][]func(*M){}
	for i, change := range changes {
		c := slices.IndexFunc(l.spec.columns, func(c typed[M]) bool { return c.Title == change.Column })
		set, err := l.spec.columns[c].read(change.Text)
		if errs[i] = err; err == nil {
			sets[change.Row.at] = append(sets[change.Row.at], set)
		}
	}
	if len(sets) == 0 {
		return errs
	}
	l.editor.change(l.spec.one+"s, pasted,", func(d *procurement.Dossier) {
		all := *l.spec.members(d)
		for at, changes := range sets {
			for _, set := range changes {
				if at < len(all) {
					set(&all[at])
				}
			}
		}
	}, kit.OrToast(l.editor.list.host, nil))
	return errs
}

// addOne adds one, which gets the keyboard.
func (l *lines[M]) addOne() {
	n := len(*l.spec.members(&l.editor.file.dossier))
	l.table.ToFirstCell()
	l.table.SelectKey(strconv.Itoa(n))
	l.editor.write("Add "+l.spec.one, func(d *procurement.Dossier) {
		members := l.spec.members(d)
		*members = append(*members, l.spec.fresh(d))
	}, kit.OrToast(l.editor.list.host, l.table.Focus))
}

// remove takes one away.
func (l *lines[M]) remove(r line[M]) {
	host, one := l.editor.list.host, fmt.Sprintf("%s %d", l.spec.one, r.at+1)
	l.editor.write("Remove "+one, func(d *procurement.Dossier) {
		if members := l.spec.members(d); r.at < len(*members) {
			*members = slices.Delete(*members, r.at, r.at+1)
		}
	}, kit.OrToast(host, func() { host.Toast("Removed "+one+". Ctrl+Z brings it back.", host.ToUndo()) }))
}

// write queues a change of the contract under a label that says what is done to it.
func (e *editor) write(what string, set func(*procurement.Dossier), done func(error)) {
	ws, label := e.list.workspace, fmt.Sprintf("%s of %s", what, e.sheet.Value().Reference)
	e.list.host.Change(label, func(ctx context.Context) error {
		return desk.ChangeDossier(ctx, ws, e.id, label, set)
	}, done)
}

// Columns that are typed into, by what they hold.

func wordsColumn[M any](title string, width, grow float32, at func(*M) *string) typed[M] {
	return typed[M]{
		kit.Column[line[M]]{Title: title, Width: width, Grow: grow, Text: func(r line[M]) string { return *at(&r.value) }},
		func(text string) (func(*M), error) {
			text = strings.TrimSpace(text)
			return func(m *M) { *at(m) = text }, nil
		},
	}
}

func dayColumn[M any](title string, today civil.Date, at func(*M) *civil.Date) typed[M] {
	return typed[M]{
		kit.Column[line[M]]{Title: title, Width: 90, Text: func(r line[M]) string { return at(&r.value).Words() }},
		func(text string) (func(*M), error) {
			var day civil.Date
			if strings.TrimSpace(text) != "" {
				var err error
				if day, err = civil.ParseTyped(text, today); err != nil {
					return nil, err
				}
			}
			return func(m *M) { *at(m) = day }, nil
		},
	}
}

func moneyColumn[M any](title string, currency func() money.Currency, at func(*M) *money.Amount) typed[M] {
	return typed[M]{
		kit.Column[line[M]]{Title: title, Width: 96, Number: true, Text: func(r line[M]) string { return moneyText(*at(&r.value)) }},
		func(text string) (func(*M), error) {
			var amount money.Amount
			if strings.TrimSpace(text) != "" {
				var err error
				if amount, err = money.ParseWritten(text, currency()); err != nil {
					return nil, err
				}
			}
			return func(m *M) { *at(m) = amount }, nil
		},
	}
}

// moneyText is an amount in a cell, in whole units where it has no others; empty where there is none.
func moneyText(a money.Amount) string {
	switch {
	case !a.IsSet():
		return ""
	case a.Decimal().Places() == 0:
		return a.WholeWords()
	}
	return a.Words()
}

func countColumn[M any](title string, width float32, at func(*M) *int) typed[M] {
	return typed[M]{
		kit.Column[line[M]]{Title: title, Width: width, Number: true, Text: func(r line[M]) string {
			if n := *at(&r.value); n != 0 {
				return strings.Replace(strconv.Itoa(n), "-", "−", 1)
			}
			return ""
		}},
		func(text string) (func(*M), error) {
			n, err := readCount(text)
			return func(m *M) { *at(m) = n }, err
		},
	}
}

// readCount reads a whole number, above or below 0; nothing is 0.
func readCount(text string) (int, error) {
	text = strings.TrimPrefix(strings.Replace(strings.TrimSpace(text), "−", "-", 1), "+")
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < -100_000 || n > 100_000 {
		return 0, errors.New("type a whole number, such as 3")
	}
	return n, nil
}

func choiceColumn[M any, W kit.Word](title string, width float32, all []W, at func(*M) *W) typed[M] {
	return typed[M]{
		kit.Column[line[M]]{
			Title: title, Width: width, Text: func(r line[M]) string { return (*at(&r.value)).Words() },
			Choices: func() []kit.Choice {
				words := make([]string, len(all))
				for i, w := range all {
					words[i] = w.Words()
				}
				return kit.Choices(words...)
			},
		},
		func(text string) (func(*M), error) {
			choice, err := readChoice(all, text)
			return func(m *M) { *at(m) = choice }, err
		},
	}
}

// readChoice finds the one of a closed set whose words begin with what was typed, or else the one with a later word that does; nothing
// typed is none of them.
func readChoice[W kit.Word](all []W, text string) (choice W, err error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return choice, nil
	}
	var first, later []W
	words := make([]string, len(all))
	for i, w := range all {
		words[i] = strings.ToLower(w.Words())
		switch {
		case words[i] == text || w.String() == text:
			return w, nil
		case strings.HasPrefix(words[i], text):
			first = append(first, w)
		case strings.Contains(words[i], " "+text):
			later = append(later, w)
		}
	}
	for _, found := range [][]W{first, later} {
		if len(found) == 1 {
			return found[0], nil
		}
	}
	return choice, errors.New("type the beginning of one of: " + strings.Join(words, ", "))
}
