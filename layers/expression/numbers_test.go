package expression

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// Numbers that are written plainly in English are those that the tables of languages
// write.
func TestEnglishIsThatOfTheTables(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 6))
	quick, slow := newNumbers(""), newNumbers("en")
	slow.english = false
	if !quick.english || newNumbers("de").english || newNumbers("en-IN").english {
		t.Fatal("English is not told from others")
	}
	plain := 0
	for range 30_000 {
		f := []float64{random.NormFloat64() * 1e5, float64(random.IntN(3000) - 1500), random.NormFloat64() * 1e-6, random.NormFloat64() * 1e15, 0, math.Copysign(0, -1), 0.1 + 0.2, 999.995, 1e21, math.Inf(1), math.NaN()}[random.IntN(11)]
		as := form{set: true, signed: random.IntN(2) == 0, grouped: random.IntN(2) == 0, places: random.IntN(8) - 1, kind: 'f'}
		if random.IntN(5) == 0 {
			as.kind = '%'
		}
		got, want := string(quick.append([]byte("x"), f, as)), string(slow.append([]byte("x"), f, as))
		if got != want {
			t.Fatalf("%v as %+v is %q, want %q", f, as, got, want)
		}
		if _, ok := appendEnglish(nil, f, as); ok {
			plain++
		}
	}
	if plain < 10_000 {
		t.Errorf("%d are written plainly", plain)
	}
}

// A number without given places is written with the digits that it was read from.
func TestNumbersAreWrittenAsTheyWereRead(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 10))
	in := newNumbers("en")
	for range 20_000 {
		places := random.IntN(9)
		f := float64(random.IntN(1e9)-5e8) / math.Pow10(places)
		want := strconv.FormatFloat(f, 'f', -1, 64)
		if got := string(in.append(nil, f, form{set: true, places: -1})); got != want {
			t.Fatalf("%s is written %q", want, got)
		}
		percent := strconv.FormatFloat(float64(random.IntN(1e6))/100, 'f', -1, 64)
		share, err := strconv.ParseFloat(percent+"e-2", 64)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(in.append(nil, share, form{set: true, places: -1, kind: '%'})); got != percent+"%" {
			t.Fatalf("%s%% is written %q", percent, got)
		}
	}
}
