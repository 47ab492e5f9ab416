package desk_test

import (
	"testing"

	"counterweight/assets"
	"counterweight/procurement"
)

func TestTheProgramBringsTheVocabularyAlong(t *testing.T) {
	list, err := assets.Files.ReadFile(assets.CPV)
	if err != nil {
		t.Fatal(err)
	}
	codes, err := procurement.ReadCPVNames(string(list))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(codes.Search("", 1)); n != 0 {
		t.Errorf("nothing finds %d codes", n)
	}
	translation, err := procurement.ParseCPV("79530000-8")
	if err != nil || codes.Name(translation) != "Translation services" {
		t.Errorf("79530000-8 is called %q, %v", codes.Name(translation), err)
	}
	found := codes.Search("software development", 5)
	if len(found) == 0 || found[0].Code.Division().String() != "72000000" {
		t.Errorf("software development finds %v", found)
	}
}
