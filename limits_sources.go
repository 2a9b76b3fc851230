package kartograph

import "github.com/seed-898ab921/kartograph/layers"

// KeepAtMost bounds what is kept, in bytes as far as that can be told: when
// there is more, what was used longest ago is forgotten, and read again when
// it is wanted again. What was among the last 32 that were used stays in any
// case, so that maps which need more than the limit do not read it for every
// map. Zero, the default, keeps everything.
func (s *Sources) KeepAtMost(bytes int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit = bytes
	s.evict()
}

// recentUses is how many uses ago an entry may be forgotten.
const recentUses = 32

// touch notes that an entry was used just now and, when it was just read, how
// large it is.
func (s *Sources) touch(key sourceKey, entry *sourceEntry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock++
	entry.used = s.clock
	if entry.bytes == 0 && s.entries[key] == entry {
		entry.bytes = entry.data.bytes()
		s.bytes += entry.bytes
	}
	s.evict()
}

// evict forgets entries, the one used longest ago first, until the others are
// few enough.
func (s *Sources) evict() {
	for s.limit > 0 && s.bytes > s.limit {
		var oldest *sourceEntry
		var key sourceKey
		for k, e := range s.entries {
			if e.bytes > 0 && e.used <= s.clock-recentUses && (oldest == nil || e.used < oldest.used) {
				oldest, key = e, k
			}
		}
		if oldest == nil {
			return
		}
		delete(s.entries, key)
		s.bytes -= oldest.bytes
	}
}

// bytes estimates the memory that a dataset takes.
func (d *dataset) bytes() int64 {
	const perFeature, perValue, perVertex = 300, 48, 16
	columns := len(d.schema.Columns())
	return int64(1 + len(d.features)*(perFeature+perValue*columns) + perVertex*countVertices(d.features) + textBytes(d.features))
}

// textBytes counts the bytes of the texts in the features' records.
func textBytes(features []layers.Feature) int {
	n := 0
	for _, f := range features {
		for _, v := range f.Record.Values {
			if v.Kind() == layers.KindText {
				n += len(v.String())
			}
		}
	}
	return n
}
