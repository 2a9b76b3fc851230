package topology

import "context"

// NewCutterOfAny returns a cutter for rings that need not be close to each other.
func NewCutterOfAny(ctx context.Context, rings [][]float64) (*Cutter, error) {
	n := 0
	for _, r := range rings {
		n += len(r)/2 - 1
	}
	return newCutter(ctx, rings, n)
}
