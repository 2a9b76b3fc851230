package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/largepages"
)

// heapFor is how many bytes of the heap a command is sure to need, by its first word: a map, or a
// batch, in which each map uses the memory of those before it, once that is garbage.
func heapFor(word string) int64 {
	if word == "batch" {
		return 32 << 20
	}
	return 10 << 20
}

// largeSource is the size of a source, in bytes, whose map fills several large pages.
const largeSource = 1 << 20

// vastSources is from how many bytes of large sources on a map fills as many large pages as a simplified one.
const vastSources = 64 << 20

// heavySources is from how many bytes of large sources on a map takes so long and so much memory that
// the pages of the program's file are given back beside it.
const heavySources = 4 << 20

// What maps of large sources need besides the 10 MB that every one has, in bytes: those of heavy ones;
// where a layer is simplified, as a whole, all of its points are held at once, and what is known of them; and texts
// are held from the beginning to the end, and so is what they are read into beside them.
const (
	heavyNeeds      = 20 << 20
	vastNeeds       = 32 << 20
	simplifiedNeeds = 32 << 20
	besideTexts     = 8 << 20
	mostNeeded      = 64 << 20
)

// makeRoom prepares the heap for what a map is sure to hold. Texts are nothing that a collection
// could free or has to look at, so that garbage may take what it may take without them.
func makeRoom(cfg *kartograph.Config, c *collector) {
	large := largeSources(cfg)
	c.expect(large.bytes >= heavySources)
	if needed := moreHeap(cfg, large); needed > 0 {
		<-largepages.AskForHeap(needed)
	}
	if large.texts > 0 {
		c.leaveOut(min(large.texts, mostNeeded))
	}
}

// large is what the large sources of a map are.
type large struct {
	any   bool
	texts int64 // bytes of those that are held as text
	bytes int64 // of all of them, each once
}

// largeSources looks at the files that a map's layers name. Where one is not found so, the map is
// drawn all the same, and in small pages.
func largeSources(cfg *kartograph.Config) large {
	var is large
	seen := map[string]bool{}
	for _, l := range cfg.Layers {
		size := sourceSize(cfg.Dir, l.Src)
		if size < largeSource {
			continue
		}
		is.any = true
		if seen[l.Src] {
			continue
		}
		seen[l.Src] = true
		is.bytes += size
		if isText(l.Src) {
			is.texts += size
		}
	}
	return is
}

// moreHeap is how many bytes a map's heap is sure to need soon besides what every map's has, by its
// large sources, and 0 where that is no more.
func moreHeap(cfg *kartograph.Config, is large) int64 {
	needed := is.texts
	if needed > 0 {
		needed += besideTexts
	}
	if is.any && slices.ContainsFunc(cfg.Layers, isSimplified) {
		needed = max(needed, simplifiedNeeds)
	}
	switch {
	case needed > 0:
	case is.bytes >= vastSources:
		needed = vastNeeds
	case is.bytes >= heavySources:
		needed = heavyNeeds
	}
	if needed > mostNeeded {
		return 0 // large files have large pages of their own, and of the rest this would be little
	}
	return needed
}

// isSimplified reports whether a layer is simplified.
func isSimplified(l config.Layer) bool { return l.Simplify.Auto || l.Simplify.Tolerance > 0 }

// isText reports whether a source is GeoJSON, by its name.
func isText(src string) bool {
	return slices.Contains([]string{".geojson", ".json", ".ndjson", ".geojsonl"}, strings.ToLower(filepath.Ext(src)))
}

// sourceSize is the size of a file that a config in a folder names, 0 where there is none.
func sourceSize(folder, src string) int64 {
	if src == "" {
		return 0
	}
	name := filepath.FromSlash(src)
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.FromSlash(folder), name)
	}
	info, err := os.Stat(name)
	if err != nil {
		return 0
	}
	return info.Size()
}
