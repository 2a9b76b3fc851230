package batch

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

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
