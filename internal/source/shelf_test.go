package source

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestShelfForgetsTheOldest(t *testing.T) {
	s := &Shelf{}
	s.SetLimit(100)
	s.Put("old", 1, 60)
	for range lastUses {
		s.Get("other")
	}
	if !s.Put("new", 2, 60) {
		t.Error("there is no room for the new")
	}
	if _, ok := s.Get("old"); ok {
		t.Error("the old is still there")
	}
	if kept, ok := s.Get("new"); !ok || kept != 2 {
		t.Errorf("the new is %v, %v", kept, ok)
	}
}

// Somebody who goes round three things of which two have room finds one or two
// of them each time.
func TestShelfKeepsSomeOfWhatDoesNotFit(t *testing.T) {
	s := &Shelf{}
	s.SetLimit(100)
	found := 0
	for round := range 20 {
		for i := range 3 {
			if _, ok := s.Get(i); ok {
				found++
			} else if s.Put(i, round, 45); s.Bytes() > 100 {
				t.Fatalf("%d bytes are kept", s.Bytes())
			}
		}
	}
	if found < 19*2 {
		t.Errorf("%d of 60 were found, want two of three", found)
	}
}

// The bound holds whatever is put, grows and shrinks, and nothing is lost count
// of.
func TestShelfHoldsItsBound(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	s := &Shelf{}
	limit := int64(1000)
	s.SetLimit(limit)
	for range 20_000 {
		key := random.IntN(60)
		switch random.IntN(6) {
		case 0, 1:
			s.Put(key, key, int64(random.IntN(400)))
		case 2:
			s.Grow(key, key, int64(random.IntN(100)))
		case 3:
			s.Get(key)
		case 4:
			s.Forget(func(k, _ any) bool { return k == key })
		case 5:
			if random.IntN(100) == 0 {
				limit = int64(500 + random.IntN(1000))
				s.SetLimit(limit)
			}
		}
		sum := int64(0)
		for _, kept := range s.items {
			sum += kept.bytes
		}
		if sum != s.Bytes() || sum > limit {
			t.Fatalf("%d bytes are kept, counted as %d, of %d", sum, s.Bytes(), limit)
		}
	}
}

func TestShelfGrowsOnlyWhatItKeeps(t *testing.T) {
	s := &Shelf{}
	first, second := new(int), new(int)
	s.Put("a", first, 1)
	s.Put("a", second, 1)
	if s.Grow("a", first, 10) || s.Grow("b", second, 10) {
		t.Error("what is not kept grows")
	}
	if !s.Grow("a", second, 10) || s.Bytes() != 11 {
		t.Errorf("%d bytes are kept, want 11", s.Bytes())
	}
}

func ExampleShelf() {
	s := &Shelf{}
	s.SetLimit(1 << 20)
	s.Put("rivers", "the Danube", 10)
	kept, ok := s.Get("rivers")
	fmt.Println(kept, ok, s.Bytes())
	// Output: the Danube true 10
}
