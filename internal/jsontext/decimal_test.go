package jsontext

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// decimalText writes m / 10^decimals as JSON has it.
func decimalText(m uint64, decimals int) string {
	text := fmt.Sprintf("%0*d", decimals+1, m)
	if decimals == 0 {
		return text
	}
	return text[:len(text)-decimals] + "." + text[len(text)-decimals:]
}

// TestExactlyRoundsLikeStrconv has numbers of all lengths, and those that lie
// halfway between two float64, which go to the even one.
func TestExactlyRoundsLikeStrconv(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 64))
	check := func(m uint64, decimals int) {
		t.Helper()
		text := decimalText(m, decimals)
		want, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got := exactly(m, decimals); math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
		if got, err := NewCursor([]byte(text), 0).Float(); err != nil || math.Float64bits(got) != math.Float64bits(want) {
			t.Errorf("%s is read as %v, %v; want %v", text, got, err, want)
		}
	}
	for range 100000 {
		check(random.Uint64()>>random.IntN(64), random.IntN(mostDigits+1))
	}
	for range 20000 {
		// A half more than a whole number of 53 bits, a quarter more than one
		// of 52, and so on, and neighbours of them.
		places := random.IntN(3)
		whole := uint64(1)<<(52-places) | random.Uint64()>>(12+places)
		part := []uint64{5, 25, 125}[places]
		check(whole*tens[places+1]+part, places+1)
		check(whole*tens[places+1]+part+1, places+1)
		check(whole*tens[places+1]+part-1, places+1)
	}
	for _, m := range []uint64{0, 1, math.MaxUint64, 1<<53 + 1, 1<<54 + 2, 1<<63 + 1<<10} {
		for decimals := range mostDigits + 1 {
			check(m, decimals)
		}
	}
}

// TestReciprocals reckons the table, and reads numbers whose quotients are near one that is halfway
// between two of float64.
func TestReciprocals(t *testing.T) {
	for i := 1; i <= mostDigits; i++ {
		up := new(big.Int).Lsh(new(big.Int).SetUint64(tens[i]), uint(bits.LeadingZeros64(tens[i])))
		if want := up.Div(new(big.Int).Lsh(big.NewInt(1), 127), up).Uint64(); reciprocals[i] != want {
			t.Errorf("10^-%d is %#x, want %#x", i, reciprocals[i], want)
		}
	}
	random := rand.New(rand.NewPCG(5, 12))
	for range 50000 {
		decimals := 1 + random.IntN(mostDigits)
		by := tens[decimals] << bits.LeadingZeros64(tens[decimals])
		quotient := (1<<63|random.Uint64())&^(1<<9-1) + uint64(random.IntN(9)) - 4
		high, low := bits.Mul64(quotient, by)
		m := high<<1 | low>>63 // what the quotient is of, where that fits in 64 bits
		for _, m := range []uint64{m - 1, m, m + 1} {
			text := decimalText(m, decimals)
			want, err := strconv.ParseFloat(text, 64)
			if got := exactly(m, decimals); err != nil || math.Float64bits(got) != math.Float64bits(want) {
				t.Fatalf("%s: got %v, want %v", text, got, want)
			}
		}
	}
}

// BenchmarkFloat reads numbers as maps have them.
func BenchmarkFloat(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	var text []byte
	for i := range 1000 {
		near := []float64{117, 4}[i%2] // as points of a coast are near each other
		text = strconv.AppendFloat(append(text, ' '), near+random.Float64(), 'f', 15, 64)
	}
	text = append(text, "          "...)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		c := NewCursor(text, 0)
		for range 1000 {
			if _, err := c.Float(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestDigits counts digits where something else follows at each place.
func TestDigits(t *testing.T) {
	for _, other := range []byte{'/', ':', 'a', '.', 0, ' ', 0xb0, '0' + 0x80, '0' | 0x40, '?'} {
		for n := range 20 {
			text := strings.Repeat("9876543210", 2)[:n] + string([]byte{other}) + "12345678"
			m, count := digits(0, []byte(text))
			want, _ := strconv.ParseUint("0"+text[:n], 10, 64)
			if m != want || count != n {
				t.Errorf("%q: %d of %d digits", text, m, count)
			}
		}
	}
}

// TestToMarkAgreesWithAByteAtATime has marks and bytes that differ from them in
// one bit at all places.
func TestToMarkAgreesWithAByteAtATime(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	const marks = `"[]{}`
	for range 20000 {
		text := make([]byte, random.IntN(40))
		for i := range text {
			switch random.IntN(12) {
			case 0:
				text[i] = marks[random.IntN(len(marks))]
			case 1, 2, 3:
				text[i] = marks[random.IntN(len(marks))] ^ 1<<random.IntN(8)
			default:
				text[i] = byte(random.Uint32())
			}
		}
		c := NewCursor(text, 0)
		want := strings.IndexAny(string(text), marks)
		if want < 0 {
			want = len(text)
		}
		for c.toMark(); c.pos < len(text) && !strings.ContainsRune(marks, rune(text[c.pos])); c.toMark() {
			if len(text)-c.pos >= 8 {
				t.Fatalf("%q: stopped at %d", text, c.pos)
			}
			c.pos++
		}
		if c.pos != want {
			t.Fatalf("%q: went to %d, the first mark is at %d", text, c.pos, want)
		}
	}
}
