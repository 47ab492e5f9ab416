package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"counterweight/app/store"
	"counterweight/app/ui/contracts"
	"counterweight/app/ui/governance"
	"counterweight/app/ui/kit"
	"counterweight/app/ui/knowledge"
	"counterweight/app/ui/packs"
	"counterweight/app/ui/roles"
	"counterweight/app/ui/scorecards"
	"counterweight/app/ui/suppliers"
	"counterweight/app/ui/tenders"
	"counterweight/app/ui/today"
	"counterweight/procurement/civil"
)

// entry is a page's place in the navigation.
type entry struct {
	name string
	icon func() fyne.Resource // asked for once there is an app: icons belong to its theme
	key  fyne.KeyName         // with Alt
	// holds are the things that the page shows, tables those whose changes concern it.
	holds  []kit.Kind
	tables []string
	help   string
	open   func(*Shell) View
	// ahead reads what the page begins with while the workspace is still being opened; nil for a page that begins empty.
	ahead func(context.Context, *store.Workspace, civil.Date) any
}

var entries = []entry{
	{
		name: "Today", icon: theme.HomeIcon, key: fyne.Key1,
		tables: today.Tables,
		help:   today.Help,
		open:   func(s *Shell) View { return today.New(s.workspace, s) },
	},
	{
		name: "Suppliers", icon: theme.AccountIcon, key: fyne.Key2, holds: []kit.Kind{kit.SupplierThing, kit.PersonThing},
		tables: []string{"supplier", "supplier_alias", "supplier_identifier", "supplier_distinct", "supplier_merge", "person", "contract", "contract_party", "tender", "bid"},
		help:   suppliers.Help,
		open:   func(s *Shell) View { return suppliers.New(s.workspace, s) },
	},
	{
		name: "Contracts", icon: theme.DocumentIcon, key: fyne.Key3, holds: []kit.Kind{kit.ContractThing},
		tables: contractTables,
		help:   contracts.Help,
		open: func(s *Shell) View {
			page := contracts.New(s.workspace, s)
			if first, ok := s.ahead.(contracts.First); ok && len(first) > 0 {
				page.Begin(first)
			}
			return page
		},
		ahead: func(ctx context.Context, ws *store.Workspace, today civil.Date) any {
			return contracts.Ahead(ctx, ws, today)
		},
	},
	{
		name: "Tenders", icon: theme.ListIcon, key: fyne.Key4, holds: []kit.Kind{kit.TenderThing, kit.BidThing},
		tables: []string{"tender", "contract", "criterion", "scale", "scale_level", "lot", "bid", "bid_lot", "mark", "tender_model"},
		help:   tenders.Help,
		open:   func(s *Shell) View { return tenders.New(s.workspace, s) },
	},
	{
		name: "Scorecards", icon: theme.GridIcon, key: fyne.Key5, holds: []kit.Kind{kit.CardThing, kit.MeasureThing},
		tables: cardTables,
		help:   scorecards.Help,
		open:   func(s *Shell) View { return scorecards.New(s.workspace, s) },
	},
	{
		name: "Knowledge", icon: theme.LoginIcon, key: fyne.Key6, holds: []kit.Kind{kit.CapabilityThing, kit.GoalThing},
		tables: knowledge.Tables,
		help:   knowledge.Help,
		open:   func(s *Shell) View { return knowledge.New(s.workspace, s) },
	},
	{
		name: "Teams & roles", icon: theme.ComputerIcon, key: fyne.Key7, holds: []kit.Kind{kit.TeamThing, kit.RoleThing},
		tables: roles.Tables,
		help:   roles.Help,
		open:   func(s *Shell) View { return roles.New(s.workspace, s) },
	},
	{
		name: "Governance", icon: theme.ConfirmIcon, key: fyne.Key8,
		holds:  []kit.Kind{kit.AgreementThing, kit.ForumThing, kit.MeetingThing, kit.ChallengeThing, kit.ServiceAssessmentThing, kit.IdeaThing},
		tables: governance.Tables,
		help:   governance.Help,
		open:   func(s *Shell) View { return governance.New(s.workspace, s) },
	},
	{
		name: "Packs", icon: theme.FileTextIcon, key: fyne.Key9, holds: []kit.Kind{kit.PackThing},
		tables: packs.Tables,
		help:   packs.Help,
		open:   func(s *Shell) View { return packs.New(s.workspace, s) },
	},
}

// contractTables are those that contracts, what is kept on them, and the register as a whole are read from.
var contractTables = []string{
	"contract", "contract_party", "contract_option", "contract_change", "contract_month", "contract_rate", "contract_milestone", "contract_index",
	"obligation", "obligation_evidence", "contract_document", "contract_notice", "supplier", "supplier_identifier", "supplier_alias",
	"supplier_distinct", "person", "setting",
}

// cardTables are those that scorecards and what is said about their periods are read from, and what the workspace computes measures from.
var cardTables = []string{
	"scorecard", "perspective", "perspective_weight", "objective", "objective_weight", "placed_measure", "placed_weight", "placed_points",
	"objective_link", "scorecard_lines", "scorecard_version", "scorecard_template", "measure", "measure_points", "closed_period", "reading",
	"agreed_position", "rating_override", "scorecard_action", "assessment", "assessed_measure", "performance_failure",
	"contract", "contract_change", "obligation", "obligation_evidence", "contract_month",
}
