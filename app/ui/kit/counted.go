package kit

// Counted is a number of things for people: 1 contract, 7,309 contracts.
func Counted(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return grouped(n) + " " + thing
}

// Grouped is a number with commas between its thousands: 7,309.
func Grouped(n int) string { return grouped(n) }
