package export

import "github.com/xuri/excelize/v2"

// series is what a chart shows: the cells that hold its name, its categories and its values, as references with their sheet.
type series struct{ name, categories, values string }

// plainChart is a chart of one series without a legend, with each value at its bar or column.
func plainChart(kind excelize.ChartType, title string, of series, width, height uint) *excelize.Chart {
	off, gap := false, uint(40)
	return &excelize.Chart{
		Type: kind,
		Series: []excelize.ChartSeries{{
			Name: of.name, Categories: of.categories, Values: of.values,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{accent}},
		}},
		Title:      excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Family: face, Size: 11, Bold: true, Color: inkColour}}}},
		Legend:     excelize.ChartLegend{Position: "none"},
		Dimension:  excelize.ChartDimension{Width: width, Height: height},
		Format:     excelize.GraphicOptions{AltText: title, Positioning: "oneCell"},
		VaryColors: &off, GapWidth: &gap,
		XAxis:    excelize.ChartAxis{ReverseOrder: kind == excelize.Bar, Font: excelize.Font{Family: face, Size: 9, Color: inkColour}},
		YAxis:    excelize.ChartAxis{Font: excelize.Font{Family: face, Size: 9, Color: mutedColour}},
		PlotArea: excelize.ChartPlotArea{ShowVal: true},
		Border:   excelize.LineOptions{Type: excelize.LineSolid, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{lineColour}}, Width: 0.75},
	}
}
