package kit

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"

	"counterweight/procurement/civil"
)

// Host is what a page may ask of the window around it. All of it is called on the UI goroutine.
type Host interface {
	Front
	// Change queues a change of the workspace. Changes are written one by one in the order of the calls, off the UI goroutine; the
	// status says Saving… until they are. Done, if not nil, is told on the UI goroutine how it went; without it an error becomes a
	// toast. The label names the change for Undo: "Change weight of Q3".
	Change(label string, change func(context.Context) error, done func(error))
	// Work queues a change that may take long, as Change does. It shows how far it is and can be cancelled; see [Progress].
	Work(title string, work func(ctx context.Context, report func(done, of int)) error, done func(error))
	// Open shows a thing on the page that it belongs to.
	Open(Thing)
	// Recall and Remember keep what a page looked like, by a key of the page's own: widths, filters, the selected row.
	Recall(key string) string
	// Remember keeps a value for [Host.Recall], also over the next start.
	Remember(key, value string)
	// Save asks where to keep a document and writes it there, whole or not at all. It shows progress and can be cancelled.
	Save(name string, write func(context.Context, io.Writer) error)
	// SaveInSteps is Save for a document that tells how many of its pages are done.
	SaveInSteps(name string, write func(ctx context.Context, w io.Writer, report func(done, of int)) error)
	// AskFile asks for an existing file of any kind, under a title and with a word for what is done with it, and hands its path on. Where the
	// user gives up nothing happens.
	AskFile(title, action string, use func(path string))
	// ToUndo is what a toast offers after a change: to take the last one back, as Ctrl+Z does.
	ToUndo() ToastAction
	// Import asks for a file and brings in what it holds: a tender, a register, spending or notices.
	Import()
	// Export offers the documents that can be made of the page in front, as Ctrl+E does.
	Export()
	// Today is the day that terms and notices are counted from.
	Today() civil.Date
	// Now and Version are the time and the program that documents say they were made at and with.
	Now() time.Time
	Version() string
}

// Front is what work under way needs of the window: something to run on, and where to show how far it is.
type Front interface {
	// Runner runs reading off the UI goroutine.
	Runner() Runner
	// Window is for dialogs and focus.
	Window() fyne.Window
	// Toast says something that needs no answer. With an action it offers that for as long as it stands.
	Toast(text string, action ...ToastAction)
}

// Document is something that a page can make a file of: its name for people, and what asks where to keep it.
type Document struct {
	Name string
	Save func()
	// WithoutNames, where it is there, does as Save does and leaves people's names out of the document.
	WithoutNames func()
}

// ToastAction is what a toast offers: Undo, or Open.
type ToastAction struct {
	Text string
	Do   func()
}

// Thing is something in a workspace that has a page.
type Thing struct {
	Kind Kind
	ID   int64
	// Name is the reference that the thing goes by, or for a bid that of its tender.
	Name string
	// Part is the tab or side of it to show; empty for the first.
	Part string
	// IDs are the things of this kind to be listed, where Part is [Only]; Name then says which they are.
	IDs []int64
}

// Only is the part of a thing that is several of its kind, to be shown alone in the list of all: the contracts behind a number.
const Only = "only"

// Kind says what a thing is.
type Kind uint8

// The kinds of things.
const (
	NoThing Kind = iota
	SupplierThing
	ContractThing
	TenderThing
	PersonThing
	BidThing
	CardThing    // a scorecard
	MeasureThing // what scorecards measure: those that have it are listed
	CapabilityThing
	GoalThing // a knowledge goal
	TeamThing
	RoleThing
	AgreementThing
	ForumThing
	MeetingThing
	ChallengeThing
	ServiceAssessmentThing
	IdeaThing
	PackThing // what a board reads about the contract with this ID
)

// Typing is a field that may hold something typed that is not saved yet.
type Typing interface{ HalfTyped() bool }
