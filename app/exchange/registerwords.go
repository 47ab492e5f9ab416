package exchange

import "counterweight/procurement"

// What words of closed sets are called elsewhere, folded by [foldHeading].
var (
	usualPricings = map[string]procurement.Pricing{
		"fixed": procurement.FixedPrice, "fixedfee": procurement.FixedPrice, "firmprice": procurement.FixedPrice, "lumpsum": procurement.FixedPrice,
		"cappedtm": procurement.CappedTimeAndMaterials, "cappedtimematerials": procurement.CappedTimeAndMaterials,
		"cappedtmaterials": procurement.CappedTimeAndMaterials, "cappedtandm": procurement.CappedTimeAndMaterials,
		"tm": procurement.DayRates, "tandm": procurement.DayRates, "timematerials": procurement.DayRates,
		"timeandmaterials": procurement.DayRates, "dayrate": procurement.DayRates, "ratecard": procurement.DayRates,
		"milestone": procurement.Milestones, "milestonepayments": procurement.Milestones,
		"outcome": procurement.Outcomes, "outcomebased": procurement.Outcomes, "paymentbyresults": procurement.Outcomes,
		"payasyougo": procurement.Usage, "consumption": procurement.Usage, "unitprice": procurement.Usage, "volume": procurement.Usage,
		"licence": procurement.Subscription, "license": procurement.Subscription, "saas": procurement.Subscription,
	}
	usualStatuses = map[string]procurement.ContractStatus{
		"planned": procurement.Pipeline, "planning": procurement.Pipeline, "future": procurement.Pipeline, "proposed": procurement.Pipeline,
		"intender": procurement.Pipeline, "tender": procurement.Pipeline, "inprocurement": procurement.Pipeline, "draft": procurement.Pipeline,
		"signed": procurement.Awarded, "award": procurement.Awarded, "notstarted": procurement.Awarded, "mobilising": procurement.Awarded,
		"active": procurement.Live, "current": procurement.Live, "inprogress": procurement.Live, "ongoing": procurement.Live,
		"extended": procurement.Live, "inforce": procurement.Live, "inextension": procurement.Live, "open": procurement.Live,
		"expiring": procurement.Ending, "exit": procurement.Ending, "handover": procurement.Ending,
		"expired": procurement.Ended, "closed": procurement.Ended, "complete": procurement.Ended, "completed": procurement.Ended,
		"finished": procurement.Ended, "inactive": procurement.Ended, "cancelled": procurement.Terminated, "canceled": procurement.Terminated,
	}
	usualTiers = map[string]procurement.Tier{
		"1": procurement.Gold, "tier1": procurement.Gold, "critical": procurement.Gold, "strategic": procurement.Gold,
		"2": procurement.Silver, "tier2": procurement.Silver, "important": procurement.Silver, "tactical": procurement.Silver,
		"3": procurement.Bronze, "tier3": procurement.Bronze, "routine": procurement.Bronze, "transactional": procurement.Bronze,
	}
	usualPlaces = map[string]procurement.Place{
		"onsite": procurement.OnSite, "office": procurement.OnSite, "mixed": procurement.Hybrid, "offsite": procurement.Remote,
		"home": procurement.Remote,
	}
	usualSizes = map[string]procurement.Size{
		"microenterprise": procurement.SizeMicro, "s": procurement.SizeSmall, "m": procurement.SizeMedium, "l": procurement.SizeLarge,
		"smallenterprise": procurement.SizeSmall, "mediumenterprise": procurement.SizeMedium, "mediumsized": procurement.SizeMedium,
		"nonsme": procurement.SizeLarge, "largeenterprise": procurement.SizeLarge, "notsme": procurement.SizeLarge,
	}
	usualAnswers = map[string]procurement.Answer{
		"y": procurement.Yes, "true": procurement.Yes, "1": procurement.Yes, "n": procurement.No, "false": procurement.No, "0": procurement.No,
		"sme": procurement.Yes, "vcse": procurement.Yes,
	}
)
