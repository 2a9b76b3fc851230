package kartograph

import "testing"

// TestMemoriesAreUsedAgain takes the smallest memory that is large enough, and makes another
// one larger where none is.
func TestMemoriesAreUsedAgain(t *testing.T) {
	var free memories
	small, large := free.take(1000), free.take(100_000)
	free.put(large)
	free.put(small)
	if m := free.take(900); m != small {
		t.Error("a large memory was taken for a small lot")
	}
	if m := free.take(900); m != large {
		t.Error("a new memory was taken while one was free")
	}
	free.put(small)
	free.put(large)
	if m := free.take(200_000); m != small || m.room < 200_000 {
		t.Errorf("a memory for 100,000 vertices was given up for one of 200,000, or there is no room: %d", m.room)
	}
	if m := free.take(90_000); m != large || m.room < 100_000 {
		t.Error("the memory for 100,000 vertices is not there")
	}
	if len(free.list) != 0 {
		t.Errorf("%d memories are free", len(free.list))
	}
}
