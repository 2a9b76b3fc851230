package tablejoin

import (
	"context"
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// Joining hears the context while it indexes, chooses, reckons and adds.
func TestJoinHearsTheContext(t *testing.T) {
	lines, features := []string{"iso|n|year"}, []string{"iso"}
	for i := range 20_000 {
		lines = append(lines, fmt.Sprintf("A|%d.5|%d", i, i%7))
		features = append(features, fmt.Sprint(i))
	}
	table, layer := dataOf(lines...), dataOf(features...)
	for _, how := range []string{"sum", "max", "count", "first", "latest"} {
		rule := Rule{Key: "iso", Repeats: how}
		if how == "latest" {
			rule.By = "year"
		}
		ending.Heard(t, how, 15, func(ctx context.Context) error {
			_, _, err := Join(ctx, layer, table, rule)
			return err
		})
	}
}
