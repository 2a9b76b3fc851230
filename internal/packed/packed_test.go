package packed

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// randomValue is any value that a table or a program may give.
func randomValue(r *rand.Rand) layers.Value {
	switch r.IntN(8) {
	case 0:
		return layers.Text(strings.Repeat("ä\x00", r.IntN(200)))
	case 1:
		return layers.Text("")
	case 2:
		return layers.Number(r.NormFloat64() * 1e10)
	case 3:
		return layers.Integer(r.Int64() - math.MaxInt64/2)
	case 4:
		return layers.Number([]float64{math.Copysign(0, -1), math.Inf(1), math.NaN(), math.MaxFloat64, 1 << 53, -1 << 53, 1<<53 - 1}[r.IntN(7)])
	case 5:
		return layers.Bool(r.IntN(2) == 0)
	case 6:
		return layers.Integer(int64(r.IntN(2000) - 1000))
	}
	return layers.Value{}
}

// Rows come out of their packing as they went in, whatever they hold.
func TestPackedRowsAreTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 1))
	schemas := []*layers.Schema{layers.NewSchema(nil), layers.NewSchema([]string{"a", "b", "c"}), layers.NewSchema([]string{"a"})}
	var rows []layers.Record
	p := &Rows{}
	for range 5000 {
		record := layers.Record{Schema: schemas[r.IntN(len(schemas))], Values: make([]layers.Value, r.IntN(6))}
		for i := range record.Values {
			record.Values[i] = randomValue(r)
		}
		rows = append(rows, record)
		if err := p.Add(t.Context(), record); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p.Len() != len(rows) || len(p.texts) < 3 {
		t.Fatalf("%d rows in %d texts", p.Len(), len(p.texts))
	}
	room := make([]layers.Value, 3)
	for i, want := range rows {
		if got := p.At(i); got.Schema != want.Schema || !slices.Equal(got.Values, want.Values) {
			t.Fatalf("row %d is %v, want %v", i, got, want)
		}
		n := r.IntN(7)
		if got := p.First(i, n, room); got.Schema != want.Schema || !slices.Equal(got.Values, want.Values[:min(n, len(want.Values))]) {
			t.Fatalf("row %d begins with %v, want %d of %v", i, got, n, want)
		}
	}
}
