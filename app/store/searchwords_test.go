package store

import "testing"

func TestWordsAreShownWithSomeAroundThem(t *testing.T) {
	const long = "One two three four five six seven Éight, nine ten eleven twelve thirteen fourteen fifteen."
	for _, c := range []struct {
		words       []string
		title, body string
		want        string
	}{
		{[]string{"eigh"}, "A title", long, "…four five six seven Éight, nine ten eleven twelve thirteen fourteen fifteen."},
		{[]string{"one"}, "A title", long, "One two three four five six seven Éight, nine ten eleven twelve…"},
		{[]string{"FIVE"}, "A title", long, "…two three four five six seven Éight, nine ten eleven twelve thirteen…"},
		{[]string{"fifteen"}, "A title", long, "…four five six seven Éight, nine ten eleven twelve thirteen fourteen fifteen."},
		{[]string{"titl", "one"}, "A títle", long, "A títle"},
		{[]string{"on"}, "A title", "on, only", "on, only"}, // two letters are a whole word
		{[]string{"nowhere"}, "A title", long, "A title"},
		{[]string{"東京"}, "", "東京ソフトウェア株式会社", "東京ソフトウェア株式会社"},
	} {
		if got := around(c.words, c.title, c.body); got != c.want {
			t.Errorf("%v: %q", c.words, got)
		}
	}
}
