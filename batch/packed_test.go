package batch

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
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
		return layers.Number([]float64{math.Copysign(0, -1), math.Inf(1), math.NaN(), math.MaxFloat64, 1 << 53}[r.IntN(5)])
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
	p := &packedRows{}
	for range 5000 {
		record := layers.Record{Schema: schemas[r.IntN(len(schemas))], Values: make([]layers.Value, r.IntN(6))}
		for i := range record.Values {
			record.Values[i] = randomValue(r)
		}
		rows = append(rows, record)
		if err := p.add(t.Context(), record); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p.len() != len(rows) || len(p.texts) < 3 {
		t.Fatalf("%d rows in %d texts", p.len(), len(p.texts))
	}
	for i, want := range rows {
		if got := p.at(i); got.Schema != want.Schema || !slices.Equal(got.Values, want.Values) {
			t.Fatalf("row %d is %v, want %v", i, got, want)
		}
	}
}

// A plan of a table keeps little more than its text, and numbers that a column's
// other cells decide are read all the same.
func TestPlansOfTablesAreSmall(t *testing.T) {
	const n = 100_000
	var text strings.Builder
	text.WriteString("a;b\n")
	for i := range n {
		fmt.Fprintf(&text, "%d;%d,5\n", i, i%1000)
	}
	folder := batchFolder(t, map[string]string{"t.csv": text.String()})
	spec, err := Parse("b.yaml", []byte("each: t.csv\noutput: ${a}.svg\nmap: {layers: {s: {special: sea}}}"))
	if err != nil {
		t.Fatal(err)
	}
	var plan *Planned
	kept := int64(math.MaxInt64)
	for range 3 { // what other tests have left behind may be at work
		plan = nil
		before := pace.InUse()
		if plan, err = Plan(context.Background(), spec, batchOptions(folder)); err != nil {
			t.Fatal(err)
		}
		kept = min(kept, pace.InUse()-before)
	}
	if most := int64(3 * text.Len()); kept > most {
		t.Errorf("a plan of a table of %d bytes keeps %d, want at most %d", text.Len(), kept, most)
	}
	row := plan.rows.row(1234)
	b, _ := row.asRecord().Get("b")
	if f, ok := b.Float(); plan.Len() != n || !ok || f != 234.5 {
		t.Errorf("%d maps, b is %v", plan.Len(), b)
	}
}
