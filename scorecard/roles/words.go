package roles

import "counterweight/procurement/choice"

// String is the word in files, empty where there is none.
func (p Phase) String() string { return phases.Name(uint8(p)) }

// Words is the word for people.
func (p Phase) Words() string { return phases.Words(uint8(p)) }

// ParsePhase reads what [Phase.String] writes. It fails with [*choice.Error].
func ParsePhase(text string) (Phase, error) { return choice.Parse[Phase](phases, text) }

// AllPhases are the words to choose from.
func AllPhases() []Phase { return choice.All[Phase](phases) }

// String is the word in files, empty where there is none.
func (e Employer) String() string { return employers.Name(uint8(e)) }

// Words is the word for people.
func (e Employer) Words() string { return employers.Words(uint8(e)) }

// ParseEmployer reads what [Employer.String] writes. It fails with [*choice.Error].
func ParseEmployer(text string) (Employer, error) { return choice.Parse[Employer](employers, text) }

// AllEmployers are the words to choose from.
func AllEmployers() []Employer { return choice.All[Employer](employers) }

// String is the word in files, empty where there is none.
func (s Standing) String() string { return standings.Name(uint8(s)) }

// Words is the word for people.
func (s Standing) Words() string { return standings.Words(uint8(s)) }

// ParseStanding reads what [Standing.String] writes. It fails with [*choice.Error].
func ParseStanding(text string) (Standing, error) { return choice.Parse[Standing](standings, text) }

// AllStandings are the words to choose from.
func AllStandings() []Standing { return choice.All[Standing](standings) }

// String is the word in files, empty where there is none.
func (s SkillLevel) String() string { return skillLevels.Name(uint8(s)) }

// Words is the word for people.
func (s SkillLevel) Words() string { return skillLevels.Words(uint8(s)) }

// ParseSkillLevel reads what [SkillLevel.String] writes. It fails with [*choice.Error].
func ParseSkillLevel(text string) (SkillLevel, error) {
	return choice.Parse[SkillLevel](skillLevels, text)
}

// AllSkillLevels are the words to choose from.
func AllSkillLevels() []SkillLevel { return choice.All[SkillLevel](skillLevels) }

// String is the word in files, empty where there is none.
func (l Letter) String() string { return letters.Name(uint8(l)) }

// Words is the word for people.
func (l Letter) Words() string { return letters.Words(uint8(l)) }

// ParseLetter reads what [Letter.String] writes. It fails with [*choice.Error].
func ParseLetter(text string) (Letter, error) { return choice.Parse[Letter](letters, text) }

// AllLetters are the words to choose from.
func AllLetters() []Letter { return choice.All[Letter](letters) }

// String is the word in files, empty where there is none.
func (s Sign) String() string { return signs.Name(uint8(s)) }

// Words is the word for people.
func (s Sign) Words() string { return signs.Words(uint8(s)) }

// ParseSign reads what [Sign.String] writes. It fails with [*choice.Error].
func ParseSign(text string) (Sign, error) { return choice.Parse[Sign](signs, text) }

// AllSigns are the words to choose from.
func AllSigns() []Sign { return choice.All[Sign](signs) }

// String is the word in files, empty where there is none.
func (s Skill) String() string { return skills.Name(uint8(s)) }

// Words is the word for people.
func (s Skill) Words() string { return skills.Words(uint8(s)) }

// ParseSkill reads what [Skill.String] writes. It fails with [*choice.Error].
func ParseSkill(text string) (Skill, error) { return choice.Parse[Skill](skills, text) }

// AllSkills are the words to choose from.
func AllSkills() []Skill { return choice.All[Skill](skills) }

// String is the word in files, empty where there is none.
func (s SettlementKind) String() string { return settlements.Name(uint8(s)) }

// Words is the word for people.
func (s SettlementKind) Words() string { return settlements.Words(uint8(s)) }

// ParseSettlementKind reads what [SettlementKind.String] writes. It fails with [*choice.Error].
func ParseSettlementKind(text string) (SettlementKind, error) {
	return choice.Parse[SettlementKind](settlements, text)
}

// AllSettlementKinds are the words to choose from.
func AllSettlementKinds() []SettlementKind { return choice.All[SettlementKind](settlements) }
