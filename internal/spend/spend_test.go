package spend_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"runtime"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
)

func limitOf(err error) string {
	var over *layers.LimitError
	if errors.As(err, &over) {
		return over.Limit
	}
	return ""
}

// What a file unpacks to is held to the limit of files, while it is read.
func TestUnpackedFilesAreBounded(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(make([]byte, 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for most, limit := range map[int64]string{0: "", 1 << 20: "", 1<<20 - 1: "FileBytes", 100: "FileBytes"} {
		z, err := gzip.NewReader(bytes.NewReader(packed.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		fsys := spend.Files(context.Background(), fstest.MapFS{}, most)
		_, err = io.Copy(io.Discard, spend.Unpacked(fsys, "f", z))
		if limitOf(err) != limit {
			t.Errorf("at most %d: %v", most, err)
		}
	}
}

// A file is reckoned before it is read whole.
func TestFilesAreReckoned(t *testing.T) {
	files := fstest.MapFS{"f": {Data: make([]byte, 1000)}}
	ctx := spend.WithMemory(context.Background(), 1500)
	fsys := spend.Files(ctx, files, 0)
	for _, limit := range []string{"", "Memory"} {
		if _, err := fsys.(interface{ ReadFile(string) ([]byte, error) }).ReadFile("f"); limitOf(err) != limit {
			t.Errorf("want %q: %v", limit, err)
		}
	}
}

// Nobody waits for what does not hear the context, and nothing is read after its
// end.
func TestPromptly(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	silent := make(chan struct{})
	defer close(silent)
	_, err := spend.Promptly(ctx, func() (int, error) { <-silent; return 1, nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}
	if _, err := spend.Files(ctx, fstest.MapFS{"f": {}}, 0).Open("f"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error of opening is %v", err)
	}
	n, err := spend.Promptly(context.Background(), func() (int, error) { return 2, nil })
	if n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

// What panics does so where it was asked for.
func TestPromptlyPanics(t *testing.T) {
	defer func() {
		if p := recover(); p != "broken" {
			t.Errorf("recovered %v", p)
		}
	}()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	spend.Promptly(ctx, func() (int, error) { panic("broken") })
}

// What goes on behind is counted, and bounded: beyond that the caller waits. What
// panics behind is dropped, what panics while the caller waits is not, whichever
// of the ends comes first.
func TestBehindIsBounded(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	hold, done := make(chan struct{}), make(chan any, spend.MostBehind+1)
	for range spend.MostBehind + 1 {
		go func() {
			defer func() { done <- recover() }()
			_, _ = spend.Promptly(ctx, func() (int, error) { <-hold; panic("broken") })
		}()
	}
	for range spend.MostBehind {
		if p := <-done; p != nil {
			t.Errorf("recovered %v", p)
		}
	}
	if n := spend.Behind(); n != spend.MostBehind {
		t.Errorf("%d are behind", n)
	}
	select {
	case <-done:
		t.Error("one more was left behind")
	case <-time.After(10 * time.Millisecond):
	}
	close(hold)
	if p := <-done; p != "broken" {
		t.Errorf("recovered %v of the one that waits", p)
	}
	for since := time.Now(); spend.Behind() > 0; time.Sleep(time.Millisecond) {
		if time.Since(since) > time.Minute {
			t.Fatalf("%d are still behind", spend.Behind())
		}
	}
}

// Work whose goroutine is ended is an error, and no value.
func TestPromptlyGone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if _, err := spend.Promptly(ctx, func() (int, error) { runtime.Goexit(); return 1, nil }); err == nil {
		t.Error("no error")
	}
}

// What was reckoned apart counts like all else until it is given back.
func TestApartIsGivenBack(t *testing.T) {
	ctx := spend.WithMemory(t.Context(), 100)
	apart, giveBack := spend.Apart(ctx)
	for _, tt := range []struct {
		ctx   context.Context
		bytes int64
		limit string
	}{{ctx, 40, ""}, {apart, 50, ""}, {ctx, 20, "Memory"}} {
		if got := limitOf(spend.Memory(tt.ctx, tt.bytes)); got != tt.limit {
			t.Errorf("%d bytes more go beyond %q, want %q", tt.bytes, got, tt.limit)
		}
	}
	giveBack()
	if err := spend.Memory(ctx, 40); err != nil { // 100 in all
		t.Error(err)
	}
	if got := limitOf(spend.Memory(ctx, 1)); got != "Memory" {
		t.Errorf("one byte too much goes beyond %q", got)
	}
	free, giveBack := spend.Apart(t.Context())
	giveBack()
	if err := spend.Memory(free, 1<<40); err != nil {
		t.Error(err)
	}
}
