package roles

import (
	"counterweight/app/ui/kit"
	"counterweight/procurement"
	"counterweight/scorecard/roles"
)

// teamChoices are the teams to choose from.
func (o *office) teamChoices() []kit.Choice {
	choices := make([]kit.Choice, len(o.staffing.Teams))
	for i, t := range o.staffing.Teams {
		choices[i] = kit.Choice{Value: idText(int64(t.ID)), Text: t.Name, Note: t.Service}
	}
	return choices
}

// roleChoices are the roles of the catalogue; their other names find them, too.
func (o *office) roleChoices() []kit.Choice {
	choices := make([]kit.Choice, len(o.staffing.Roles))
	for i, r := range o.staffing.Roles {
		choices[i] = kit.Choice{Value: idText(int64(r.ID)), Text: r.Name, Note: kit.Joined(", ", r.Aliases...)}
	}
	return choices
}

// supplierChoices are the suppliers of the register, by their names.
func supplierChoices(suppliers []procurement.Supplier) []kit.Choice {
	choices := make([]kit.Choice, len(suppliers))
	for i, s := range suppliers {
		choices[i] = kit.Choice{Value: s.Name, Text: s.Name}
	}
	return choices
}

// contractChoices are no contract, and those of the register.
func contractChoices(contracts []procurement.Contract) []kit.Choice {
	choices := []kit.Choice{{Note: "none"}}
	for _, c := range contracts {
		choices = append(choices, kit.Choice{Value: idText(int64(c.ID)), Text: kit.Joined(" ", c.Reference, c.Title)})
	}
	return choices
}

// wordsOf are the values of a closed set to choose from.
func wordsOf[W kit.Word](all []W) []kit.Choice {
	choices := make([]kit.Choice, len(all))
	for i, w := range all {
		choices[i] = kit.Choice{Value: w.String(), Text: w.Words()}
	}
	return choices
}

// levels are the levels of a skill, none first.
func levels() []kit.Choice {
	return append([]kit.Choice{{Note: "not noted"}}, wordsOf(roles.AllSkillLevels())...)
}
