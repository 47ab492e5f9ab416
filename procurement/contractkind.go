package procurement

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

var pricings = choicesOf("pricing model", "fixed-price", "capped-time-and-materials", "day-rates", "milestones", "outcomes", "usage", "subscription")

// String is the model's name in files, empty where it is not stated.
func (p Pricing) String() string { return pricings.name(uint8(p)) }

// Words is the model for people: Day rates.
func (p Pricing) Words() string { return pricings.words(uint8(p)) }

// ParsePricing reads what [Pricing.String] writes. It fails with [*ChoiceError].
func ParsePricing(text string) (Pricing, error) { return parseChoice[Pricing](pricings, text) }

// AllPricings are the models to choose from.
func AllPricings() []Pricing { return allChoices[Pricing](pricings) }

// Place is where the work is done.
type Place uint8

// The places of work.
const (
	PlaceUnstated Place = iota
	OnSite              // at the buyer's
	Hybrid              // some days at the buyer's each week
	RemoteFirst         // at the buyer's now and then
	Remote              // never at the buyer's
)

var places = choicesOf("place of work", "on-site", "hybrid", "remote-first", "remote")

// String is the place's name in files, empty where it is not stated.
func (p Place) String() string { return places.name(uint8(p)) }

// Words is the place for people: Remote first.
func (p Place) Words() string { return places.words(uint8(p)) }

// ParsePlace reads what [Place.String] writes. It fails with [*ChoiceError].
func ParsePlace(text string) (Place, error) { return parseChoice[Place](places, text) }

// AllPlaces are the places to choose from.
func AllPlaces() []Place { return allChoices[Place](places) }

// Tier is how closely a contract is managed, by impact of failure, continuity, ease of switching and value.
type Tier uint8

// The tiers.
const (
	TierUnstated Tier = iota
	Gold              // critical
	Silver            // important
	Bronze
)

var tiers = choicesOf("tier", "gold", "silver", "bronze")

// String is the tier's name in files, empty where it is not stated.
func (t Tier) String() string { return tiers.name(uint8(t)) }

// Words is the tier for people.
func (t Tier) Words() string { return tiers.words(uint8(t)) }

// ParseTier reads what [Tier.String] writes. It fails with [*ChoiceError].
func ParseTier(text string) (Tier, error) { return parseChoice[Tier](tiers, text) }

// AllTiers are the tiers to choose from.
func AllTiers() []Tier { return allChoices[Tier](tiers) }

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

var contractStatuses = choicesOf("contract status", "pipeline", "awarded", "live", "ending", "ended", "terminated", "archived")

// String is the status's name in files, empty where it is not stated.
func (s ContractStatus) String() string { return contractStatuses.name(uint8(s)) }

// Words is the status for people.
func (s ContractStatus) Words() string { return contractStatuses.words(uint8(s)) }

// ParseContractStatus reads what [ContractStatus.String] writes. It fails with [*ChoiceError].
func ParseContractStatus(text string) (ContractStatus, error) {
	return parseChoice[ContractStatus](contractStatuses, text)
}

// AllContractStatuses are the statuses to choose from.
func AllContractStatuses() []ContractStatus { return allChoices[ContractStatus](contractStatuses) }

// IsRunning reports whether work is being delivered.
func (s ContractStatus) IsRunning() bool { return s == Live || s == Ending }

// needsSupplier reports whether a contract in this status must have been awarded to somebody.
func (s ContractStatus) needsSupplier() bool { return s >= Awarded && s <= Terminated }
