package kit

import (
	"encoding/json"
	"slices"
)

// memory is where a table keeps how it was left.
type memory struct {
	host Host
	key  string
}

// tableLook is how a table was left: its columns by their titles.
type tableLook struct {
	Widths     map[string]float32 `json:"widths,omitempty"`
	Hidden     []string           `json:"hidden,omitempty"`
	Shown      []string           `json:"shown,omitempty"`
	SortedBy   string             `json:"sorted_by,omitempty"`
	Descending bool               `json:"descending,omitempty"`
	Filter     string             `json:"filter,omitempty"`
	Selected   string             `json:"selected,omitempty"`
	Pill       string             `json:"pill,omitempty"`
}

// Remember brings the table back to how it was left, and keeps from now on how it is left: widths, columns, order, filter and the
// selected row. The key is the page's own.
func (t *Table[R]) Remember(host Host, key string) {
	t.memory = memory{}
	var look tableLook
	if kept := host.Recall(key); kept != "" && json.Unmarshal([]byte(kept), &look) == nil {
		t.restore(look)
	}
	t.memory = memory{host, key}
}

func (t *Table[R]) restore(look tableLook) {
	for i, c := range t.columns {
		t.widths[i] = max(0, look.Widths[c.Title])
		switch {
		case slices.Contains(look.Hidden, c.Title):
			t.chosenColumns[i] = false
		case slices.Contains(look.Shown, c.Title):
			t.chosenColumns[i] = true
		}
		if c.Title == look.SortedBy && c.Compare != nil {
			t.sortedBy, t.descending = i, look.Descending
		}
	}
	if !t.anyColumn() {
		t.standardColumns()
	}
	t.filter, t.wanted = look.Filter, look.Selected
	t.order()
	t.narrow()
	if t.onPill != nil && look.Pill != "" {
		t.onPill(look.Pill)
	}
}

// remember keeps how the table looks now.
func (t *Table[R]) remember() {
	if t.memory.host == nil {
		return
	}
	look := tableLook{Widths: map[string]float32{}, Filter: t.filter, Descending: t.descending, Selected: t.wanted, Pill: t.pill}
	for i, c := range t.columns {
		if t.widths[i] > 0 {
			look.Widths[c.Title] = t.widths[i]
		}
		switch {
		case c.Hidden && t.chosenColumns[i]:
			look.Shown = append(look.Shown, c.Title)
		case !c.Hidden && !t.chosenColumns[i]:
			look.Hidden = append(look.Hidden, c.Title)
		}
	}
	if t.sortedBy >= 0 {
		look.SortedBy = t.columns[t.sortedBy].Title
	}
	if t.chosen >= 0 && t.Key != nil {
		look.Selected = t.Key(t.all[t.chosen])
	}
	text, err := json.Marshal(look)
	if err == nil { // a map of numbers and strings always can be
		t.memory.host.Remember(t.memory.key, string(text))
	}
}
