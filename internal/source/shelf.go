package source

import "sync"

// Shelf keeps values by their keys up to a bound in bytes. What is wanted when
// the shelf is full is put in the place of what was used longest ago; what was
// among the last uses stays, so that somebody who goes round more than fits
// finds a part of it each time instead of nothing. The bound holds at any
// moment. It is safe for concurrent use.
type Shelf struct {
	mu    sync.Mutex
	items map[any]*item
	// limit is how many bytes are kept, 0 for all, and bytes how many are;
	// clock counts the uses.
	limit, bytes, clock int64
}

type item struct {
	value any
	// bytes is the size, used the time of the last use.
	bytes, used int64
}

// lastUses is how many uses ago a value may give its place to another one.
const lastUses = 32

// SetLimit sets the bound; 0 is none.
func (s *Shelf) SetLimit(bytes int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit = bytes
	for s.limit > 0 && s.bytes > s.limit {
		key, ok := s.oldest(s.clock)
		if !ok {
			return
		}
		s.drop(key)
	}
}

// Get returns what is kept under a key.
func (s *Shelf) Get(key any) (any, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock++
	kept, ok := s.items[key]
	if !ok {
		return nil, false
	}
	kept.used = s.clock
	return kept.value, true
}

// Put keeps a value, in place of what the key had, and reports whether there
// was room for it.
func (s *Shelf) Put(key, value any, bytes int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drop(key)
	s.clock++
	if !s.makeRoom(bytes) {
		return false
	}
	if s.items == nil {
		s.items = map[any]*item{}
	}
	s.items[key] = &item{value, bytes, s.clock}
	s.bytes += bytes
	return true
}

// Grow notes that what is kept under a key has become larger, and reports
// whether there was room for it. Where there was none, or it is no longer kept,
// it must not grow.
func (s *Shelf) Grow(key, value any, by int64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, ok := s.items[key]
	if !ok || kept.value != value {
		return false
	}
	kept.used = s.clock
	if !s.makeRoom(by) {
		return false
	}
	kept.bytes += by
	s.bytes += by
	return true
}

// has reports whether a value is kept under a key.
func (s *Shelf) has(key, value any) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept, ok := s.items[key]
	return ok && kept.value == value
}

// Forget drops what the function is true of.
func (s *Shelf) Forget(drop func(key, value any) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key, kept := range s.items {
		if drop(key, kept.value) {
			s.drop(key)
		}
	}
}

// Bytes is how much is kept.
func (s *Shelf) Bytes() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bytes
}

// makeRoom drops old values until there is room for some bytes, or nothing
// where that does not help. It reports whether there is room.
func (s *Shelf) makeRoom(bytes int64) bool {
	if s.limit <= 0 || s.bytes+bytes <= s.limit {
		return true
	}
	before := s.clock - lastUses
	old := int64(0)
	for _, kept := range s.items {
		if kept.used <= before {
			old += kept.bytes
		}
	}
	if s.bytes-old+bytes > s.limit {
		return false
	}
	for s.bytes+bytes > s.limit {
		key, _ := s.oldest(before)
		s.drop(key)
	}
	return true
}

// oldest finds what was used longest ago, at or before a time.
func (s *Shelf) oldest(before int64) (oldest any, ok bool) {
	for key, kept := range s.items {
		if kept.used <= before {
			oldest, before, ok = key, kept.used-1, true
		}
	}
	return oldest, ok
}

func (s *Shelf) drop(key any) {
	if kept, ok := s.items[key]; ok {
		s.bytes -= kept.bytes
		delete(s.items, key)
	}
}
