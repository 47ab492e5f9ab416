package governance

import "counterweight/procurement/choice"

// String is the word in files, empty where there is none.
func (c Cadence) String() string { return cadences.Name(uint8(c)) }

// Words is the word for people.
func (c Cadence) Words() string { return cadences.Words(uint8(c)) }

// ParseCadence reads what [Cadence.String] writes. It fails with [*choice.Error].
func ParseCadence(text string) (Cadence, error) { return choice.Parse[Cadence](cadences, text) }

// AllCadences are the words to choose from.
func AllCadences() []Cadence { return choice.All[Cadence](cadences) }

// String is the word in files, empty where there is none.
func (l Level) String() string { return levels.Name(uint8(l)) }

// Words is the word for people.
func (l Level) Words() string { return levels.Words(uint8(l)) }

// ParseLevel reads what [Level.String] writes. It fails with [*choice.Error].
func ParseLevel(text string) (Level, error) { return choice.Parse[Level](levels, text) }

// AllLevels are the words to choose from.
func AllLevels() []Level { return choice.All[Level](levels) }

// String is the word in files, empty where there is none.
func (s Standing) String() string { return standings.Name(uint8(s)) }

// Words is the word for people.
func (s Standing) Words() string { return standings.Words(uint8(s)) }

// String is the word in files, empty where there is none.
func (p Presence) String() string { return presences.Name(uint8(p)) }

// Words is the word for people.
func (p Presence) Words() string { return presences.Words(uint8(p)) }

// ParsePresence reads what [Presence.String] writes. It fails with [*choice.Error].
func ParsePresence(text string) (Presence, error) { return choice.Parse[Presence](presences, text) }

// AllPresences are the words to choose from.
func AllPresences() []Presence { return choice.All[Presence](presences) }

// String is the word in files, empty where there is none.
func (o Outcome) String() string { return outcomes.Name(uint8(o)) }

// Words is the word for people.
func (o Outcome) Words() string {
	if o == Open {
		return "Open"
	}
	return outcomes.Words(uint8(o))
}

// ParseOutcome reads what [Outcome.String] writes. It fails with [*choice.Error].
func ParseOutcome(text string) (Outcome, error) { return choice.Parse[Outcome](outcomes, text) }

// AllOutcomes are the words to choose from.
func AllOutcomes() []Outcome { return choice.All[Outcome](outcomes) }

// String is the word in files, empty where there is none.
func (v Verdict) String() string { return verdicts.Name(uint8(v)) }

// Words is the word for people.
func (v Verdict) Words() string {
	if v == NotLookedAt {
		return "Not looked at"
	}
	return verdicts.Words(uint8(v))
}

// ParseVerdict reads what [Verdict.String] writes. It fails with [*choice.Error].
func ParseVerdict(text string) (Verdict, error) { return choice.Parse[Verdict](verdicts, text) }

// AllVerdicts are the words to choose from.
func AllVerdicts() []Verdict { return choice.All[Verdict](verdicts) }

// String is the word in files, empty where there is none.
func (j Judge) String() string { return judges.Name(uint8(j)) }

// Words is the word for people.
func (j Judge) Words() string { return judges.Words(uint8(j)) }

// ParseJudge reads what [Judge.String] writes. It fails with [*choice.Error].
func ParseJudge(text string) (Judge, error) { return choice.Parse[Judge](judges, text) }

// AllJudges are the words to choose from.
func AllJudges() []Judge { return choice.All[Judge](judges) }

// String is the word in files, empty where there is none.
func (k AgreementKind) String() string { return kinds.Name(uint8(k)) }

// Words is the word for people.
func (k AgreementKind) Words() string { return kinds.Words(uint8(k)) }

// ParseAgreementKind reads what [AgreementKind.String] writes. It fails with [*choice.Error].
func ParseAgreementKind(text string) (AgreementKind, error) {
	return choice.Parse[AgreementKind](kinds, text)
}

// AllAgreementKinds are the words to choose from.
func AllAgreementKinds() []AgreementKind { return choice.All[AgreementKind](kinds) }

// String is the word in files, empty where there is none.
func (n Need) String() string { return needs.Name(uint8(n)) }

// Words is the word for people.
func (n Need) Words() string { return needs.Words(uint8(n)) }

// ParseNeed reads what [Need.String] writes. It fails with [*choice.Error].
func ParseNeed(text string) (Need, error) { return choice.Parse[Need](needs, text) }

// AllNeeds are the words to choose from.
func AllNeeds() []Need { return choice.All[Need](needs) }

// String is the word in files, empty where there is none.
func (a Answer) String() string { return answers.Name(uint8(a)) }

// Words is the word for people.
func (a Answer) Words() string { return answers.Words(uint8(a)) }

// ParseAnswer reads what [Answer.String] writes. It fails with [*choice.Error].
func ParseAnswer(text string) (Answer, error) { return choice.Parse[Answer](answers, text) }

// AllAnswers are the words to choose from.
func AllAnswers() []Answer { return choice.All[Answer](answers) }

// String is the word in files, empty where there is none.
func (l Letter) String() string { return letters.Name(uint8(l)) }

// Words is the word for people.
func (l Letter) Words() string { return letters.Words(uint8(l)) }

// ParseLetter reads what [Letter.String] writes. It fails with [*choice.Error].
func ParseLetter(text string) (Letter, error) { return choice.Parse[Letter](letters, text) }

// AllLetters are the words to choose from.
func AllLetters() []Letter { return choice.All[Letter](letters) }

// String is the word in files, empty where there is none.
func (q Question) String() string { return questions.Name(uint8(q)) }

// Words is the word for people.
func (q Question) Words() string { return questions.Words(uint8(q)) }

// ParseQuestion reads what [Question.String] writes. It fails with [*choice.Error].
func ParseQuestion(text string) (Question, error) { return choice.Parse[Question](questions, text) }

// AllQuestions are the words to choose from.
func AllQuestions() []Question { return choice.All[Question](questions) }

// String is the word in files, empty where there is none.
func (s IdeaStage) String() string { return stages.Name(uint8(s)) }

// Words is the word for people.
func (s IdeaStage) Words() string { return stages.Words(uint8(s)) }

// ParseIdeaStage reads what [IdeaStage.String] writes. It fails with [*choice.Error].
func ParseIdeaStage(text string) (IdeaStage, error) { return choice.Parse[IdeaStage](stages, text) }

// AllIdeaStages are the words to choose from.
func AllIdeaStages() []IdeaStage { return choice.All[IdeaStage](stages) }
