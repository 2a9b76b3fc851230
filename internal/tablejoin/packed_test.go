package tablejoin

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/packed"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/text/decimal"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Tables whose rows are packed are joined as others are, by every rule.
func TestPackedRowsAreJoinedTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 2))
	cell := func(more ...string) string {
		return append(more, fmt.Sprint(random.IntN(5)), "", fmt.Sprintf("%d.%d", random.IntN(100), random.IntN(10)), "n/a")[random.IntN(4+len(more))]
	}
	keep, err := filter.FromValue([]any{"d", ">", 1})
	if err != nil {
		t.Fatal(err)
	}
	for round := range 60 {
		lines, features := []string{"a|k|b|c|d"}, []string{"k|x"}
		for range random.IntN(60) {
			lines = append(lines, cell("x", "y")+"|"+cell("A", "B", "C")+"|"+cell("x")+"|"+cell()+"|"+cell("1e5", "12345678901234567890"))
			features = append(features, cell("A", "B", "C")+"|1")
		}
		table, layer := dataOf(lines...), dataOf(features...)
		same := &source.Data{Schema: table.Schema, Packed: &packed.Rows{}}
		for _, f := range table.Features {
			if err := same.Packed.Add(t.Context(), f.Record); err != nil {
				t.Fatal(err)
			}
		}
		if err := same.Packed.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, how := range []string{"", "first", "last", "latest", "earliest", "sum", "mean", "min", "max", "count"} {
			rule := Rule{Key: "k", Repeats: how}
			if how == "latest" || how == "earliest" {
				rule.By = "c"
			}
			if round%2 == 1 {
				rule.Filter = keep
			}
			want, wantTold, wantErr := Join(t.Context(), layer, table, rule)
			got, gotTold, gotErr := Join(t.Context(), layer, same, rule)
			if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || !reflect.DeepEqual(gotTold, wantTold) || !reflect.DeepEqual(got, want) {
				t.Fatalf("round %d, %q: packed %v, %q, else %v, %q", round, how, gotErr, gotTold, wantErr, wantTold)
			}
		}
	}
}

// Whole numbers are added as the decimals that they are written as.
func TestSumsOfWholeNumbersAreThoseOfDecimals(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 3))
	for range 2000 {
		var g gathered
		var want decimal.Sum
		rough := 0.0
		for range random.IntN(8) {
			v := layers.Number([]float64{float64(random.IntN(9)), 9e14, -9e14, 1e15, 0.1, math.Copysign(0, -1), 1e22, float64(random.Int64())}[random.IntN(8)])
			if random.IntN(4) == 0 {
				v = layers.Text([]string{"5", "0.3", "1e3", "12345678901234567"}[random.IntN(4)])
			}
			f, _ := v.Float()
			g.sum(v, f)
			text := v.String()
			if n, ok := decimal.Parse(text); text == "1e3" || f >= 1e21 || !ok || !want.Add(n) {
				rough += f
			}
		}
		if got, want := g.total(), want.Float64()+rough; got != want {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}
