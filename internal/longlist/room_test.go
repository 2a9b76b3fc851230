package longlist

import (
	"reflect"
	"runtime"
	"testing"
	"unsafe"
)

func TestPointsAnywhere(t *testing.T) {
	type inner struct {
		_ [3]float64
		_ struct{ _, _ int32 }
	}
	for _, c := range []struct {
		value any
		want  bool
	}{
		{byte(0), false}, {0, false}, {0.5, false}, {true, false}, {1i, false}, {uintptr(0), false},
		{[2]float64{}, false}, {inner{}, false}, {[4]inner{}, false}, {struct{}{}, false},
		{"", true}, {[]int{}, true}, {new(int), true}, {map[int]int{}, true}, {func() {}, true}, {make(chan int), true}, {unsafe.Pointer(nil), true},
		{[1]string{}, true}, {[0]string{}, true}, {struct {
			inner
			err error
		}{}, true},
	} {
		if got := pointsAnywhere(reflect.TypeOf(c.value)); got != c.want {
			t.Errorf("%T: %v, want %v", c.value, got, c.want)
		}
	}
}

// TestRoom holds that there is the room, that each list has its own, and that what has pointers is nothing but zeros.
func TestRoom(t *testing.T) {
	for _, n := range []int{0, 1, 4096, 100_000, 1 << 20} {
		a, b := Room[float64](n), Room[float64](n)
		if len(a) != 0 || cap(a) < n {
			t.Fatalf("%d of %d elements, want none of %d", len(a), cap(a), n)
		}
		for i := range n {
			a, b = append(a, 1), append(b, float64(i))
		}
		for i := range n {
			if a[i] != 1 || b[i] != float64(i) {
				t.Fatalf("element %d of %d is %g and %g", i, n, a[i], b[i])
			}
		}
	}
	for range 10 { // memory that was in use
		full := Room[uint64](1 << 17)[:1<<17]
		for i := range full {
			full[i] = ^uint64(0)
		}
		runtime.GC()
		for i, p := range Room[*int](1 << 17)[:1<<17] {
			if p != nil {
				t.Fatalf("pointer %d is not nil", i)
			}
		}
	}
}
