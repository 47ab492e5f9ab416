// Counterweight manages suppliers, contracts and tenders: it ranks bids so that anyone can check the result, and keeps a record of who
// changed what. It is a window on one file, and a command for everything that must run without one.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"counterweight/app"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the program at once
	os.Exit(app.Run(ctx, os.Args[1:], app.Outside()))
}
