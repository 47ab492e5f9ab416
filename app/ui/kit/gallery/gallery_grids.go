package gallery

import (
	"fmt"

	"fyne.io/fyne/v2"

	"counterweight/app/chart"
	"counterweight/app/ui/kit"
)

var gridShown *kit.Grid

var (
	criteria = []string{"Delivering quality", "Value add", "Partnership", "Culture", "Knowledge transfer", "Social value"}
	weights  = []string{"20%", "10%", "10%", "5%", "10%", "10%"}
	bidders  = []string{"Fernhill", "Merrow", "Copperline", "Brindle & Co", "Halden Public Services International"}
	marks    = [][]string{
		{"4", "3", "3", "3", "3"}, {"3", "2", "4", "2", "2"}, {"4", "2", "3", "3", "2"}, {"4", "3", "3", "2", "3"}, {"4", "1", "3", "3", ""}, {"3", "3", "3", "2", "4"},
	}
	results = [][]string{{"92.31", "59.62", "78.85", "65.38", "67.31"}, {"87.42", "73.75", "81.14", "75.54", "75.61"}}
)

func markTone(mark string) kit.Tone {
	return map[string]kit.Tone{"4": kit.ToneGood, "2": kit.ToneWarn, "1": kit.TonePoor, "0": kit.ToneBad}[mark]
}

func grid() fyne.CanvasObject {
	typed := map[[2]int]string{}
	gridShown = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return len(criteria) + 2 }, Columns: func() int { return len(bidders) },
		Heading: func(col int) string { return bidders[col] },
		Lead: []kit.Lead{
			{Title: "Criterion", Width: 170, Text: func(row int) string {
				return append(criteria[:len(criteria):len(criteria)], "Quality score", "Total")[row]
			}},
			{Title: "Weight", Width: 60, Number: true, Text: func(row int) string { return append(weights[:len(weights):len(weights)], "65%", "")[row] }},
		},
		Cell: func(row, col int) kit.GridCell {
			if row >= len(marks) {
				return kit.GridCell{Text: results[row-len(marks)][col]}
			}
			text, found := typed[[2]int{row, col}]
			if !found {
				text = marks[row][col]
			}
			return kit.GridCell{Text: text, Tone: markTone(text)}
		},
		Set: func(row, col int, text string) error {
			if len(text) > 1 || text > "4" {
				return fmt.Errorf("%s is not a mark: the scale runs from 0 to 4", text)
			}
			typed[[2]int{row, col}] = text
			return nil
		},
		Row: func(row int) kit.GridRow {
			return kit.GridRow{Strong: row >= len(marks), Tinted: row > len(marks), Ruled: row == len(marks), Locked: row >= len(marks)}
		},
	})
	return sheet("Grid", "marks typed by keyboard alone", kit.Card(kit.Pad(1, 1, 1, 1, gridShown)))
}

func typeMarks(w fyne.Window) {
	gridShown.Focus()
	gridShown.Select(1, 1)
	write(w, "9")
	press(w, fyne.KeyReturn)
	gridShown.Select(4, 4)
	write(w, "3")
}

func wideGrid() fyne.CanvasObject {
	const questions, totals = 60, 3
	name := func(row int) string {
		if row >= questions {
			return []string{"Quality score", "Total", "Rank"}[row-questions]
		}
		return fmt.Sprintf("Q%d %s", row+1, criteria[row%len(criteria)])
	}
	gridShown = kit.NewGrid(kit.GridSpec{
		Rows: func() int { return questions + totals }, Columns: func() int { return 30 }, Feet: func() int { return totals },
		Heading: func(col int) string { return fmt.Sprintf("Bidder %d Limited", col+1) },
		Lead: []kit.Lead{
			{Title: "Criterion", Width: 170, Text: name},
			{Title: "Weight", Width: 60, Number: true, Text: func(int) string { return "1.5" }},
		},
		Row: func(row int) kit.GridRow {
			return kit.GridRow{Strong: row >= questions, Tinted: row > questions, Ruled: row == questions, Locked: row >= questions}
		},
		Cell: func(row, col int) kit.GridCell {
			if row >= questions {
				return kit.GridCell{Text: fmt.Sprint(30 - col)}
			}
			mark := fmt.Sprint((row*7 + col*3) % 5)
			return kit.GridCell{Text: mark, Tone: markTone(mark)}
		},
		Set: func(int, int, string) error { return nil },
	})
	return sheet("Wide grid", "30 bids × 60 criteria; what leads the rows, and the totals, stay", kit.Card(kit.Pad(1, 1, 1, 1, gridShown)))
}

func scrollGrid(fyne.Window) {
	gridShown.Focus()
	gridShown.Select(40, 20)
}

func charts() fyne.CanvasObject {
	ends := [][2]float64{{59.62, 100}, {65.38, 94.41}, {67.31, 91.02}, {78.85, 85.39}, {92.31, 78.35}}
	names := []string{"Merrow", "Brindle & Co", "Halden", "Copperline", "Fernhill"}
	lines := chart.Lines{
		Title: "Fernhill wins up to 60.2 % cost", Here: 35, HereName: "now 35 %", Height: 240,
		X: chart.Axis{Name: "cost", High: 100, Unit: " %"}, Y: chart.Axis{Name: "total", Low: 40, High: 100},
		Bands: []chart.Band{{To: 60.2, Label: "Fernhill", Ink: chart.LineInk(4)}, {From: 60.2, To: 100, Label: "Merrow", Ink: chart.LineInk(0)}},
		Marks: []chart.Point{{X: 60.2, Y: 83.9}},
	}
	bars := chart.Bars{Title: "Fernhill is 6.29 points ahead", Axis: "points", Parts: []string{"quality", "price"}, Full: 100}
	for i, name := range names {
		lines.Lines = append(lines.Lines, chart.Line{
			Label: name, Ink: chart.LineInk(i), Strong: name == "Fernhill",
			Points: []chart.Point{{X: 0, Y: ends[i][0]}, {X: 100, Y: ends[i][1]}},
		})
		quality, price := ends[i][0]*0.65, ends[i][1]*0.35
		bars.Bars = append(bars.Bars, chart.Bar{
			Label: name, Value: fmt.Sprintf("%.2f", quality+price),
			Parts: []chart.BarPart{{Size: quality, Word: fmt.Sprintf("%.1f", quality)}, {Size: price, Word: fmt.Sprintf("%.1f", price)}},
		})
	}
	draw := func(d interface {
		Draw(float64, chart.Measure) chart.Drawing
	},
	) fyne.CanvasObject {
		return kit.Card(kit.Pad(12, 12, 14, 14, kit.Chart(func(width, _ float32) chart.Drawing { return d.Draw(float64(width), kit.ChartMeasure) })))
	}
	return sheet("Charts", "the same drawing in the window and in the report", kit.Beside([]float32{1, 1}, draw(lines), draw(bars)))
}
