// Package assets is what the program brings with it as data: the sample workspace, the catalogues, the icon.
//
// It knows nothing of what the data mean; whoever reads them turns them into values of the domain.
package assets

import "embed"

// Files holds everything, by its path below this folder.
//
//go:embed icon.png catalogue sample
var Files embed.FS

// What there is in [Files].
const (
	Icon       = "icon.png"                  // the program's icon, 512 × 512
	Frameworks = "catalogue/frameworks.json" // frameworks with the weight limits that they publish
	Scorecards = "catalogue/scorecards.json" // scorecards to begin with
	// CPV are the codes of the Common Procurement Vocabulary with their English names, one a line with a tab between: those of Regulation
	// (EC) No 213/2008, but for the code that stands for others.
	CPV = "catalogue/cpv.txt"
	// Roles are the roles of digital teams, what each phase of the work needs of them, and what there is to decide.
	Roles = "catalogue/roles.json"
	// Governance are the lists that services are assessed against, and the agreements to begin with.
	Governance = "catalogue/governance.json"
	// Sample is a folder: workspace.json has the suppliers, people and contracts of an office that does not exist, tenders has tender
	// files, of a real evaluation and two invented ones.
	Sample = "sample"
)
