package batch

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
)

// scales are those that the maps of a batch have together ("domain": "batch"): of all
// its maps, whichever a shard or a pattern asks for. They are gathered when the first map
// needs them; the values of maps with the same layers once.
type scales struct {
	mu   sync.Mutex
	pool *kartograph.Pool
}

// settle returns a map's config with these scales, and what they add to what the map
// comes from.
func (r *running) settle(ctx context.Context, cfg *config.Config) (*config.Config, string, error) {
	if !kartograph.Pools(cfg) {
		return cfg, "", nil
	}
	pool, err := r.gathered(ctx)
	if err != nil {
		return nil, "", err
	}
	settled, err := pool.Settle(cfg)
	if err != nil {
		return nil, "", err
	}
	sum := sha256.New()
	for i := range settled.Layers {
		for k := range settled.Layers[i].Classify {
			text, err := json.Marshal(settled.Layers[i].Classify[k].Common)
			if err != nil {
				return nil, "", err
			}
			writeField(sum, string(text))
		}
	}
	return settled, "-" + shortHash(sum), nil
}

// gathered is the pool of the values of all maps. What failed is tried again by the next
// map, since it may have been that the context ended.
func (r *running) gathered(ctx context.Context) (*kartograph.Pool, error) {
	r.scales.mu.Lock()
	defer r.scales.mu.Unlock()
	if r.scales.pool != nil {
		return r.scales.pool, nil
	}
	var pool kartograph.Pool
	seen := map[string]bool{}
	for i := range r.rows.count() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		row := r.rows.row(i)
		cfg, tree, err := r.config(ctx, &row)
		if err != nil {
			continue // its map fails, and tells why
		}
		of := hashNode(tree)
		if layers := tree.Child("layers"); layers != nil {
			of = hashNode(layers) + cfg.Dir + fmt.Sprint(cfg.Bounds.Crop)
		}
		if seen[of] || !kartograph.Pools(cfg) {
			continue
		}
		seen[of] = true
		if err := pool.Add(ctx, cfg, r.options.Options); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			continue // its map fails, and tells why
		}
	}
	if err := pool.Gather(); err != nil {
		return nil, err
	}
	r.scales.pool = &pool
	return &pool, nil
}
