package exchange

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"counterweight/assets/beside"
)

// BenchmarkReadReleases reads the contracts out of a thousand times the hundred releases of a real package. The yardstick is package
// encoding/json decoding the same releases whole.
func BenchmarkReadReleases(b *testing.B) {
	text, err := os.ReadFile(beside.Path(b, "data", "ocds", "real", "cf-2025-01-package-100.redacted.json"))
	if err != nil {
		b.Fatal(err)
	}
	var one bytes.Buffer
	if err := json.Compact(&one, text); err != nil {
		b.Fatal(err)
	}
	const packages = 1000
	many := bytes.Repeat(append(one.Bytes(), '\n'), packages)
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(many)))
		for b.Loop() {
			reader, err := OpenOCDS(dataOf("many", many))
			if err != nil {
				b.Fatal(err)
			}
			rows := 0
			for _, err := range reader.Rows() {
				if err != nil {
					b.Fatal(err)
				}
				rows++
			}
			if rows < 100*packages {
				b.Fatalf("%d contracts are read", rows)
			}
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		b.SetBytes(int64(len(many)))
		for b.Loop() {
			decoder := json.NewDecoder(bytes.NewReader(many))
			for range packages {
				var whole map[string]any
				if err := decoder.Decode(&whole); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
