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

// lineColours tell the lines of a chart apart; the first is drawn thicker.
var lineColours = []string{accent, "B3261E", "14703A", "8A5A00", "6B4E9B", "44525F"}

// lineChart is a chart of several lines over the scale from 0 to 100, with gaps where there is nothing to draw.
func lineChart(title string, list []series, width, height uint) *excelize.Chart {
	c := plainChart(excelize.Line, title, series{}, width, height)
	c.Series = nil
	for i, of := range list {
		thick := 1.25
		if i == 0 {
			thick = 3
		}
		colour := []string{lineColours[i%len(lineColours)]}
		fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: colour}
		c.Series = append(c.Series, excelize.ChartSeries{
			Name: of.name, Categories: of.categories, Values: of.values, Fill: fill,
			Line:   excelize.LineOptions{Type: excelize.LineSolid, Fill: fill, Width: thick},
			Marker: excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: fill},
		})
	}
	c.ShowBlanksAs = "gap"
	c.Legend = excelize.ChartLegend{Position: "right"}
	c.PlotArea = excelize.ChartPlotArea{}
	full := 100.0
	c.YAxis.Minimum, c.YAxis.Maximum, c.YAxis.MajorGridLines = new(float64), &full, true
	return c
}
