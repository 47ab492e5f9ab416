package app

// Version is the program's version, as the list of changes numbers it.
const Version = "0.1.0"
