package today

import (
	"counterweight/app/desk"
	"counterweight/app/ui/kit"
)

// ThingOf is where a matter is settled: a thing, and the side of its page.
func ThingOf(m *desk.Matter) kit.Thing {
	thing := kit.Thing{Kind: kinds[m.At.Kind], ID: m.At.ID, Name: m.At.Name, Part: sides[m.Kind]}
	switch m.At.Kind {
	case desk.AtOffice:
		thing.Part = "Register"
	case desk.AtTeam:
		if m.At.Role != 0 {
			thing.IDs = []int64{m.At.Role}
		}
	case desk.AtCard:
		if !m.At.Period.IsZero() {
			thing.Name = m.At.Period.String()
		}
	}
	return thing
}

var kinds = map[desk.PlaceKind]kit.Kind{
	desk.AtOffice: kit.ContractThing, desk.AtContract: kit.ContractThing, desk.AtCard: kit.CardThing, desk.AtGoal: kit.GoalThing, desk.AtTeam: kit.TeamThing,
	desk.AtTender: kit.TenderThing, desk.AtAgreement: kit.AgreementThing, desk.AtForum: kit.ForumThing, desk.AtChallenge: kit.ChallengeThing,
	desk.AtAssessment: kit.ServiceAssessmentThing,
}

// sides are those of the pages on which matters are settled, by the names of their tabs; none for the one in front.
var sides = map[desk.MatterKind]string{
	desk.OptionOrNotice: "Options and notice", desk.EndOfContract: "Options and notice", desk.NoticeToPublish: "Notices", desk.AssessmentToMake: "Notices",
	desk.MilestoneToAccept: "Money", desk.DutyOfOurs: "Obligations", desk.DutyOfTheirs: "Obligations", desk.PriceToReview: "Money",
	desk.MeasureToImprove: "Scorecard", desk.ReadingsToGive: "Scorecard",
}
