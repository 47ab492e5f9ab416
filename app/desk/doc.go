// Package desk is everything that can be done to a workspace, each change as one function, and what joins the rooms below it.
//
// A change is checked by the domain, written by the store as one batch under a label in the user's words, and can be undone. Who makes
// it and when is the workspace's to say: nothing here asks who the user is or what time it is. From the moment that a mark is given or a
// model locked, a change to what is there needs a reason, which the batch and the marks keep: without one it is refused with
// [*ReasonError]. What is added, such as another bid or a mark where there was none, needs no reason. Until then it counts as typing.
//
// Functions fail with the faults that the domain finds ([tender.Faults], [procurement.Faults]), with [*ReasonError], with
// [*LockedError], with what the store says of a thing that is not there, and with [*store.FileError] where the file can't be used. Where
// they fail, nothing was written.
package desk
