package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/internal/pace"
)

// The test asks for good and hostile maps for some seconds, with SERVICE_SECONDS for
// as many, with SERVICE_RATE good requests a second, and before it for half as long
// for good ones alone; .ci/service-test has it ask for a minute.
func seconds() time.Duration {
	if n, err := strconv.Atoi(os.Getenv("SERVICE_SECONDS")); err == nil {
		return time.Duration(n) * time.Second
	}
	return 2 * time.Second
}

// measured reports whether the test is run for the times that it measures, on a
// machine that is free for it: elsewhere, as with -race, under which everything takes
// ten times as long, a client that is told to try again does so.
func measured() bool { return os.Getenv("SERVICE_LATENCY") != "" }

// slack is what good requests may take more than twice what they take alone: nothing
// where times are measured, and something where the test is short, and 99 of 100 are
// all but a few.
func slack() time.Duration {
	if measured() {
		return 0
	}
	return 25 * time.Millisecond
}

func rate() int {
	if n, err := strconv.Atoi(os.Getenv("SERVICE_RATE")); err == nil {
		return n
	}
	return 20
}

const (
	// mostBusy is how often a client tries again.
	mostBusy = 100
	clients  = 200
	hostile  = 20 // of them
	// mostGrown is how many megabytes more may be in use when they are gone.
	mostGrown = 8
)

// testbed is a service for two tenants, and what it must answer.
type testbed struct {
	*httptest.Server
	service *Service
	good    []string
	want    map[string][]byte // by tenant and config
}

var tenants = []string{"one", "two"}

func newTestbed(t *testing.T) *testbed {
	folders := map[string]string{}
	for i, tenant := range tenants {
		folders[tenant] = tenantFolder(t, uint64(i+1))
	}
	s, err := New(folders)
	if err != nil {
		t.Fatal(err)
	}
	b := &testbed{Server: httptest.NewServer(s), service: s, good: goodConfigs(), want: map[string][]byte{}}
	for _, tenant := range tenants {
		for _, text := range b.good {
			cfg, err := kartograph.Parse("map.json", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			var svg bytes.Buffer
			if err := kartograph.Generate(t.Context(), cfg, kartograph.Options{Files: os.DirFS(folders[tenant])}, &svg); err != nil {
				t.Fatal(err)
			}
			b.want[tenant+text] = svg.Bytes()
		}
	}
	return b
}

func (b *testbed) close() {
	b.Server.CloseClientConnections()
	b.Server.Close()
	b.service.Close()
}

// call is a request of a client and what came of it.
type call struct {
	tenant, config, client string
	cancel                 time.Duration // after which the client goes; 0 for never
}

// do asks and reports whether the answer is the right one; a client that has
// gone gets none. said is what was answered instead of a map.
func (b *testbed) do(c call) (status int, right bool, said string) {
	ctx := context.Background()
	if c.cancel > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, c.cancel)
		defer stop()
	}
	r, _ := http.NewRequestWithContext(ctx, http.MethodPost, b.URL+"/"+c.tenant, strings.NewReader(c.config))
	r.Header.Set("X-Client", c.client)
	answer, err := b.Client().Do(r)
	if err != nil {
		return 0, ctx.Err() != nil, err.Error()
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, ctx.Err() != nil, err.Error()
	}
	if answer.StatusCode == http.StatusOK {
		return answer.StatusCode, bytes.Equal(body, b.want[c.tenant+c.config]), "another map"
	}
	return answer.StatusCode, false, strings.TrimSpace(string(body))
}

// load is what a time of requests came to.
type load struct {
	mu    sync.Mutex
	times []time.Duration // of good requests that stayed to the end
	wrong map[string]int
	gone  int // left before they were answered
	busy  int // answers that told to try again
	left  int // behind, at most
	heaps []uint64
}

// run asks for good maps at a steady rate, and for hostile ones beside them.
func (b *testbed) run(d time.Duration, withHostile bool) *load {
	l := &load{wrong: map[string]int{}}
	r := rand.New(rand.NewPCG(1, 1))
	var running sync.WaitGroup
	tick := time.NewTicker(time.Second / time.Duration(rate()))
	defer tick.Stop()
	end := time.Now().Add(d)
	for n := 0; time.Now().Before(end); n++ {
		c := call{tenant: tenants[r.IntN(2)], config: b.good[r.IntN(len(b.good))], client: strconv.Itoa(hostile + r.IntN(clients-hostile))}
		if r.IntN(10) == 0 {
			c.cancel = time.Duration(r.IntN(20)+1) * time.Millisecond
		}
		start := time.Now()
		running.Go(func() { l.good(b, c, start) })
		if h := n % 5; withHostile && h == 0 {
			bad := call{tenant: tenants[r.IntN(2)], config: hostileConfigs()[r.IntN(len(hostileConfigs()))], client: strconv.Itoa(r.IntN(hostile)), cancel: min(20*time.Second, 2*d)}
			running.Go(func() { b.do(bad) })
			running.Go(func() { b.slowReader(bad.tenant, b.good[0], 2*time.Second) })
		}
		l.left = max(l.left, kartograph.LeftBehind())
		if n%rate() == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			l.heaps = append(l.heaps, m.HeapAlloc)
		}
		<-tick.C
	}
	running.Wait()
	return l
}

func (l *load) good(b *testbed, c call, start time.Time) {
	status, right, said := b.do(c)
	busy := 0
	for ; status == http.StatusServiceUnavailable && !measured() && busy < mostBusy; busy++ {
		time.Sleep(50 * time.Millisecond)
		status, right, said = b.do(c)
	}
	took := time.Since(start)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy += busy
	if !right {
		l.wrong[fmt.Sprintf("status %d: %s", status, said)]++
	}
	if status == 0 && right {
		l.gone++
	}
	if status == http.StatusOK {
		l.times = append(l.times, took)
	}
}

// slowReader asks for a map and reads it a few bytes at a time, then goes.
func (b *testbed) slowReader(tenant, config string, d time.Duration) {
	conn, err := net.Dial("tcp", b.Listener.Addr().String())
	if err != nil {
		return
	}
	defer conn.Close()
	fmt.Fprintf(conn, "POST /%s HTTP/1.1\r\nHost: x\r\nX-Client: slow\r\nContent-Length: %d\r\n\r\n%s", tenant, len(config), config)
	some := make([]byte, 16)
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if _, err := conn.Read(some); err != nil {
			return
		}
	}
}

// at is the time that so many of a hundred took at most.
func (l *load) at(percent int) time.Duration {
	if len(l.times) == 0 {
		return 0
	}
	slices.Sort(l.times)
	return l.times[(len(l.times)*percent-1)/100].Round(100 * time.Microsecond)
}

// print adds a line to the table.
func (l *load) print(what string) {
	wrong := 0
	for _, n := range l.wrong {
		wrong += n
	}
	fmt.Printf("%-20s %9d %9d %9d %7d %9v %9v %9v\n", what, len(l.times), l.gone, l.busy, wrong, l.at(50), l.at(99), l.at(100))
}

// inUse is the memory in use when all work has ended that nobody waits for, and
// nothing is kept for further maps.
func (b *testbed) inUse(t *testing.T) int64 {
	for since := time.Now(); kartograph.LeftBehind()+b.service.admission.jobs() > 0 && time.Since(since) < time.Minute; {
		time.Sleep(10 * time.Millisecond)
	}
	for name, tenant := range b.service.tenants {
		if kept := tenant.sources.Bytes(); kept > keptBytes {
			t.Errorf("%d bytes are kept for tenant %s, %d at most were asked for", kept, name, keptBytes)
		}
		tenant.sources.Forget("")
	}
	return pace.InUse()
}

// TestStatuses answers errors by whose fault they are: a config is wrong, or
// wants too much, in a quiet hour as in a busy one, and 422 says not to try
// again; how long a map takes is a matter of what else is drawn.
func TestStatuses(t *testing.T) {
	over := func(limit string) error {
		return fmt.Errorf("drawing: %w", &kartograph.LimitError{Limit: limit, Problem: "too much"})
	}
	for name, test := range map[string]struct {
		err        error
		want       int
		retryAfter string
	}{
		"too many features": {over("Features"), 422, ""},
		"too much memory":   {over("Memory"), 422, ""},
		"too slow":          {over("Duration"), 503, "5"},
		"busy":              {ErrBusy, 503, "5"},
		"gone":              {context.Canceled, 503, ""},
		"a mistake":         {config.Errors{}, 422, ""},
		"no such file":      {fmt.Errorf("a.shp: %w", fs.ErrNotExist), 404, ""},
		"not allowed":       {fmt.Errorf("a.shp: %w", fs.ErrPermission), 403, ""},
		"nothing shown":     {kartograph.ErrNothingShown, 404, ""},
		"a panic":           {errors.New("drawing panicked"), 500, ""},
	} {
		w := httptest.NewRecorder()
		fail(w, test.err)
		if w.Code != test.want || w.Header().Get("Retry-After") != test.retryAfter {
			t.Errorf("%s: %d, retry after %q; want %d and %q", name, w.Code, w.Header().Get("Retry-After"), test.want, test.retryAfter)
		}
	}
}

// TestServiceHolds asks for maps of two tenants whose files have the same names,
// with clients that go and hostile ones among them: each gets what is its own,
// and nothing is left when all are gone.
func TestServiceHolds(t *testing.T) {
	defer leak.Check(t)()
	b := newTestbed(t)
	defer b.close()
	alone := b.run(seconds()/2, false)
	before := b.inUse(t)
	among := b.run(seconds(), true)
	after := b.inUse(t)
	grown := (after - before) >> 20
	fmt.Printf("%-20s %9s %9s %9s %7s %9s %9s %9s\n", "good requests", "answered", "gone", "busy", "wrong", "median", "p99", "longest")
	alone.print("alone")
	among.print("among hostile ones")
	fmt.Printf("memory in use: %d MB before the hostile ones, %d MB after, %d MB at most; left behind: %d at most\n",
		before>>20, after>>20, slices.Max(among.heaps)>>20, among.left)
	for what, l := range map[string]*load{"alone": alone, "among hostile ones": among} {
		for wrong, n := range l.wrong {
			t.Errorf("%s: %d wrong answers: %s", what, n, wrong)
		}
		if len(l.times) == 0 {
			t.Errorf("%s: no answers", what)
		}
	}
	if grown > mostGrown {
		t.Errorf("%d MB more are in use after the hostile requests", grown)
	}
	if measured() && among.at(99) > 2*alone.at(99)+slack() {
		t.Errorf("p99 is %v among hostile requests, %v without them: more than twice", among.at(99), alone.at(99))
	}
}
