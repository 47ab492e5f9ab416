package kit

import "strconv"

// Key is an id as fields and tables hold it.
func Key[ID ~int64](id ID) string { return strconv.FormatInt(int64(id), 10) }

// KeyOrNone is a key that is empty for nothing.
func KeyOrNone[ID ~int64](id ID) string {
	if id == 0 {
		return ""
	}
	return Key(id)
}

// IDOf reads what [Key] writes; 0 for anything else.
func IDOf[ID ~int64](text string) ID {
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return ID(id)
}
