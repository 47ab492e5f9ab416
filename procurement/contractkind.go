package procurement

import "counterweight/procurement/choice"

// Pricing is how a contract turns work into money.
type Pricing uint8

// The pricing models. Day rates without an outcome are the pattern in which people are bought instead of results; the register says how
// much of the spend is bought that way.
const (
	PricingUnstated Pricing = iota
	FixedPrice
	CappedTimeAndMaterials
	DayRates
	Milestones
	Outcomes
	Usage
	Subscription
)

var pricings = choice.Of("pricing model", "fixed-price", "capped-time-and-materials", "day-rates", "milestones", "outcomes", "usage", "subscription")

// String is the model's name in files, empty where it is not stated.
func (p Pricing) String() string { return pricings.Name(uint8(p)) }

// Words is the model for people: Day rates.
func (p Pricing) Words() string { return pricings.Words(uint8(p)) }

// ParsePricing reads what [Pricing.String] writes. It fails with [*choice.Error].
func ParsePricing(text string) (Pricing, error) { return choice.Parse[Pricing](pricings, text) }

// AllPricings are the models to choose from.
func AllPricings() []Pricing { return choice.All[Pricing](pricings) }

// Place is where the work is done.
type Place uint8

// The places of work.
const (
	PlaceUnstated Place = iota
	OnSite              // at the buyer's
	Hybrid              // some days at the buyer's each week
	RemoteFirst         // at the buyer's now and then
	Remote              // never at the buyer's
	Offshore            // in another country
)

// fortnight is the number of working days in two weeks, in which days on site are counted.
const fortnight = 10

var places = choice.Of("place of work", "on-site", "hybrid", "remote-first", "remote", "offshore")

// String is the place's name in files, empty where it is not stated.
func (p Place) String() string { return places.Name(uint8(p)) }

// Words is the place for people: Remote first.
func (p Place) Words() string { return places.Words(uint8(p)) }

// ParsePlace reads what [Place.String] writes. It fails with [*choice.Error].
func ParsePlace(text string) (Place, error) { return choice.Parse[Place](places, text) }

// AllPlaces are the places to choose from.
func AllPlaces() []Place { return choice.All[Place](places) }

// Tier is how closely a contract is managed, by impact of failure, continuity, ease of switching and value.
type Tier uint8

// The tiers.
const (
	TierUnstated Tier = iota
	Gold              // critical
	Silver            // important
	Bronze
)

var tiers = choice.Of("tier", "gold", "silver", "bronze")

// String is the tier's name in files, empty where it is not stated.
func (t Tier) String() string { return tiers.Name(uint8(t)) }

// Words is the tier for people.
func (t Tier) Words() string { return tiers.Words(uint8(t)) }

// ParseTier reads what [Tier.String] writes. It fails with [*choice.Error].
func ParseTier(text string) (Tier, error) { return choice.Parse[Tier](tiers, text) }

// AllTiers are the tiers to choose from.
func AllTiers() []Tier { return choice.All[Tier](tiers) }

// ContractKind is what the law takes a contract for: thresholds and the lines for notices depend on it.
type ContractKind uint8

// The kinds of contract.
const (
	ContractKindUnstated ContractKind = iota // goods and services
	GoodsAndServices
	Works
	LightTouch     // social, health, education and other listed services
	Concession     // the supplier is paid by those who use what it delivers
	PrivateUtility // of a utility that is not a public authority
)

var contractKinds = choice.Of("kind of contract", "goods-and-services", "works", "light-touch", "concession", "private-utility")

// String is the kind's name in files, empty where it is not stated.
func (k ContractKind) String() string { return contractKinds.Name(uint8(k)) }

// Words is the kind for people: Goods and services.
func (k ContractKind) Words() string { return contractKinds.Words(uint8(k)) }

// ParseContractKind reads what [ContractKind.String] writes. It fails with [*choice.Error].
func ParseContractKind(text string) (ContractKind, error) {
	return choice.Parse[ContractKind](contractKinds, text)
}

// AllContractKinds are the kinds to choose from.
func AllContractKinds() []ContractKind { return choice.All[ContractKind](contractKinds) }

// ContractForm is how a contract stands to frameworks.
type ContractForm uint8

// The forms of contract.
const (
	ContractFormUnstated ContractForm = iota
	OwnContract                       // awarded by itself
	FrameworkAgreement                // under which others are called off
	CallOff                           // from a framework
)

var contractForms = choice.Of("form of contract", "own", "framework", "call-off")

// String is the form's name in files, empty where it is not stated.
func (f ContractForm) String() string { return contractForms.Name(uint8(f)) }

// Words is the form for people: Call-off. The hyphen belongs to the word.
func (f ContractForm) Words() string {
	if f == CallOff {
		return "Call-off"
	}
	return contractForms.Words(uint8(f))
}

// ParseContractForm reads what [ContractForm.String] writes. It fails with [*choice.Error].
func ParseContractForm(text string) (ContractForm, error) {
	return choice.Parse[ContractForm](contractForms, text)
}

// AllContractForms are the forms to choose from.
func AllContractForms() []ContractForm { return choice.All[ContractForm](contractForms) }

// ContractStatus is where a contract is in its life.
type ContractStatus uint8

// The statuses of a contract, in the order of its life.
const (
	ContractStatusUnstated ContractStatus = iota
	Pipeline                              // intended, not awarded
	Awarded                               // not begun
	Live
	Ending     // running out, or in hand-over
	Ended      // came to its end
	Terminated // was ended before
	Archived
)

var contractStatuses = choice.Of("contract status", "pipeline", "awarded", "live", "ending", "ended", "terminated", "archived")

// String is the status's name in files, empty where it is not stated.
func (s ContractStatus) String() string { return contractStatuses.Name(uint8(s)) }

// Words is the status for people.
func (s ContractStatus) Words() string { return contractStatuses.Words(uint8(s)) }

// ParseContractStatus reads what [ContractStatus.String] writes. It fails with [*choice.Error].
func ParseContractStatus(text string) (ContractStatus, error) {
	return choice.Parse[ContractStatus](contractStatuses, text)
}

// AllContractStatuses are the statuses to choose from.
func AllContractStatuses() []ContractStatus { return choice.All[ContractStatus](contractStatuses) }

// IsRunning reports whether work is being delivered.
func (s ContractStatus) IsRunning() bool { return s == Live || s == Ending }

// needsSupplier reports whether a contract in this status must have been awarded to somebody.
func (s ContractStatus) needsSupplier() bool { return s >= Awarded && s <= Terminated }
