package procurement

import "strings"

// ownProcess begins the open contracting ids of procurements that were never published: nobody has registered this prefix, so they can't be
// taken for anybody's.
const ownProcess = "ocds-000000-"

// ProcessID is the open contracting id of the contract's procurement: the one it was published under, or else one made of the office's own
// reference.
func (c Contract) ProcessID() string {
	if c.OCID != "" {
		return c.OCID
	}
	return ownProcess + c.Reference
}

// ReferenceInOwnProcess is the office's reference in an id that [Contract.ProcessID] made. It reports false for any other.
func ReferenceInOwnProcess(ocid string) (reference string, own bool) {
	reference, own = strings.CutPrefix(ocid, ownProcess)
	return reference, own && reference != ""
}
