package export

import "math"

// contrast is the ratio of two colours' luminances as WCAG 2 defines it, 1 to 21.
func contrast(a, b Colour) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c Colour) float64 {
	red, green, blue := c.RGB()
	linear := func(part int) float64 {
		share := float64(part) / 255
		if share <= 0.04045 {
			return share / 12.92
		}
		return math.Pow((share+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(red) + 0.7152*linear(green) + 0.0722*linear(blue)
}
