package overlay

import (
	"fmt"
	"math"
	"slices"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/peterstace/simplefeatures/rtree"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// Union returns the union of the polygons of the geometries, in pixels, as a
// polygon or multipolygon: nil where there are none. Other geometries are
// passed over. The error is of type *Failures; polygons that could not be
// united are in the result one by one.
func Union(gs []geom.T) (geom.T, error) {
	group := make([]int, len(gs))
	for i := range group {
		group[i] = i
	}
	t := topology.Build([]topology.Layer{{Geometries: gs}})
	out, err := Dissolve(t, 0, [][]int{group})
	return out[0], err
}

// Dissolve returns the union of the polygons of each group of geometries of a
// layer: nil for a group without any. Borders that run along shared arcs are
// dropped by topology.Dissolve; only polygons that overlap others or touch
// them beside their points take the long way. The error is of type *Failures
// and names groups by their index.
func Dissolve(t *topology.Topology, layer int, groups [][]int) ([]geom.T, error) {
	out := make([]geom.T, len(groups))
	errs := make([]error, len(groups))
	for k, d := range t.Dissolve(layer, groups) {
		out[k] = d.Geometry
		if len(d.Rest) > 0 {
			out[k], errs[k] = uniteRest(d)
		}
	}
	return out, failures("join", errs)
}

// Buffer returns the area of all points that are not farther than distance px
// from a geometry; a negative distance makes polygons smaller. It returns nil
// where nothing is left, and on an error the geometry as it was.
func Buffer(g geom.T, distance float64) (geom.T, error) {
	if g == nil || distance == 0 {
		return g, nil
	}
	parts, ok := simpleParts(nil, g)
	if !ok || math.IsNaN(distance) || math.IsInf(distance, 0) {
		return g, fmt.Errorf("buffer: %w", errNotFinite)
	}
	result, err := sf.Buffer(sf.NewGeometryCollection(parts).AsGeometry(), distance)
	if err != nil {
		return g, fmt.Errorf("buffer: %w", err)
	}
	var out areas
	out.addResult(result)
	return out.geometry(), nil
}

// uniteRest unites the polygons that did not fit with those of the rest of the
// group that they may meet, cluster by cluster.
func uniteRest(d topology.Dissolved) (geom.T, error) {
	var parts [][][]float64
	collect := func(rings [][]float64) { parts = append(parts, rings) }
	polygonParts(d.Geometry, collect)
	clean := len(parts)
	for _, g := range d.Rest {
		polygonParts(g, collect)
	}
	var out areas
	var failed error
	for _, cluster := range clusters(parts, clean) {
		if len(cluster) == 1 {
			out.add(parts[cluster[0]])
			continue
		}
		gs := make([]sf.Geometry, len(cluster))
		for i, p := range cluster {
			gs[i] = newPolygon(parts[p]).AsGeometry()
		}
		result, err := sf.UnionMany(gs)
		if err != nil {
			failed = err
			for _, p := range cluster {
				out.add(parts[p])
			}
			continue
		}
		out.addResult(result)
	}
	return out.geometry(), failed
}

// clusters groups polygons whose boxes meet, directly or through others, in
// the order of their first members. The first clean ones do not overlap each
// other, so that only their meetings with later ones count.
func clusters(parts [][][]float64, clean int) [][]int {
	items := make([]rtree.BulkItem, len(parts))
	for i, rings := range parts {
		items[i] = rtree.BulkItem{Box: bounds(rings[0]), RecordID: i}
	}
	tree := rtree.BulkLoad(append([]rtree.BulkItem(nil), items...))
	later := rtree.BulkLoad(append([]rtree.BulkItem(nil), items[clean:]...))
	seen := make([]bool, len(parts))
	var out [][]int
	for i := range parts {
		if seen[i] {
			continue
		}
		seen[i] = true
		cluster := []int{i}
		add := func(j int) error {
			if !seen[j] {
				seen[j] = true
				cluster = append(cluster, j)
			}
			return nil
		}
		for k := 0; k < len(cluster); k++ {
			among := tree
			if cluster[k] < clean {
				among = later
			}
			_ = among.RangeSearch(items[cluster[k]].Box, add)
		}
		slices.Sort(cluster)
		out = append(out, cluster)
	}
	return out
}
