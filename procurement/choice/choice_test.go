package choice_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"counterweight/procurement/choice"
)

type metal uint8

const (
	unstated metal = iota
	gold
	oldSilver
)

var metals = choice.Of("metal", "gold", "old-silver")

func TestAWordIsReadHoweverItIsWritten(t *testing.T) {
	for text, want := range map[string]metal{
		"gold": gold, " GOLD ": gold, "old-silver": oldSilver, "Old silver": oldSilver, "old_silver": oldSilver, "": unstated, " \t": unstated,
	} {
		if got, err := choice.Parse[metal](metals, text); err != nil || got != want {
			t.Errorf("%q is read as %d, %v; want %d", text, got, err, want)
		}
	}
}

func TestARefusedWordIsToldWithTheChoices(t *testing.T) {
	_, err := choice.Parse[metal](metals, "bronze"+strings.Repeat("!", 1<<20))
	var refused *choice.Error
	if !errors.As(err, &refused) || refused.What != "metal" || !slices.Equal(refused.Choices, []string{"gold", "old-silver"}) {
		t.Fatalf("got %v", err)
	}
	if text := err.Error(); len(text) > 200 || !strings.HasSuffix(text, "is not a metal: choose one of gold, old-silver") {
		t.Errorf("got %.300q", text)
	}
}

func TestNamesAndWordsOfValues(t *testing.T) {
	if got := choice.All[metal](metals); !slices.Equal(got, []metal{gold, oldSilver}) {
		t.Errorf("the choices are %v", got)
	}
	for value, want := range map[metal][2]string{unstated: {"", ""}, oldSilver: {"old-silver", "Old silver"}, 9: {"metal(9)", "Metal(9)"}} {
		if name, words := metals.Name(uint8(value)), metals.Words(uint8(value)); name != want[0] || words != want[1] {
			t.Errorf("%d is %q, in words %q; want %q", value, name, words, want)
		}
	}
}
