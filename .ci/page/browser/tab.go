// Package browser opens the pages that Kartograph writes in Chromium and uses them as
// readers do. .ci/page-test runs it; it needs chromium, and says by environment
// variables what else: KARTOGRAPH is the command, AXE the text of axe-core.
package browser

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// started is the Chromium that all tests share, each with tabs of its own; End ends it.
var started struct {
	sync.Mutex
	ctx context.Context
	end []func()
}

// Browser is Chromium, which the first test starts.
func Browser(t *testing.T) context.Context {
	t.Helper()
	started.Lock()
	defer started.Unlock()
	if started.ctx != nil {
		return started.ctx
	}
	folder, err := os.MkdirTemp("", "kartograph-browser-")
	if err != nil {
		t.Fatal(err)
	}
	started.end = append(started.end, func() { _ = os.RemoveAll(folder) }) // what is left is in the folder for such things
	ctx, cancel := chromedp.NewExecAllocator(context.Background(),
		chromedp.NoSandbox, chromedp.Headless, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.UserDataDir(folder),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	started.end = append(started.end, cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	started.end = append(started.end, cancel)
	if err := chromedp.Do(ctx); err != nil { // the first action starts it
		t.Fatal(err)
	}
	started.ctx = ctx
	return ctx
}

// End ends the browser, if one was started.
func End() {
	started.Lock()
	defer started.Unlock()
	for _, end := range slices.Backward(started.end) {
		end()
	}
	started.ctx, started.end = nil, nil
}

// Tab is a page in a tab, with all that it told the console and asked for.
type Tab struct {
	t    *testing.T
	ctx  context.Context
	file string
	mu   sync.Mutex
	told []string
}

// Open opens a file, or what is at an address, in a tab of a width; before are done before it is loaded.
func Open(t *testing.T, browser context.Context, file string, width int64, before ...chromedp.Action[chromedp.Void]) *Tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	tab := &Tab{t: t, ctx: ctx, file: file}
	tab.must(chromedp.Do(ctx, chromedp.EmulateViewport(width, 800)))
	tab.listen()
	tab.must(chromedp.Do(ctx, before...))
	address := file
	if !strings.HasPrefix(file, "http://") {
		address = (&url.URL{Scheme: "file", Path: file}).String()
	}
	tab.must(chromedp.Do(ctx, chromedp.Navigate(address)))
	return tab
}

// listen notes what a page says and asks for.
func (tab *Tab) listen() {
	tab.must(chromedp.Listen(tab.ctx, func(ev any) {
		switch e := ev.(type) {
		case *runtime.EventConsoleAPICalled:
			tab.note("console: %v", e.Args)
		case *runtime.EventExceptionThrown:
			tab.note("exception: %v %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
		case *cdplog.EventEntryAdded:
			tab.note("log: %s", e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "file://") || filepath.Base(e.Request.URL) != filepath.Base(tab.file) {
				tab.note("request: %s", e.Request.URL)
			}
		}
	}))
	tab.call(func(ctx context.Context, target *chromedp.Target) error {
		if _, err := cdp.Call(ctx, target, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, target, performance.Enable, performance.EnableParams{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, target, cdplog.Enable, cdp.Empty{})
		return err
	})
}

func (tab *Tab) call(f func(ctx context.Context, target *chromedp.Target) error) {
	tab.t.Helper()
	tab.must(chromedp.Do(tab.ctx, chromedp.Func(f)))
}

func (tab *Tab) note(format string, args ...any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	tab.told = append(tab.told, fmt.Sprintf(format, args...))
}

// Quiet fails where the page said anything or asked for anything but itself.
func (tab *Tab) Quiet() {
	tab.t.Helper()
	tab.mu.Lock()
	defer tab.mu.Unlock()
	for _, line := range tab.told {
		tab.t.Errorf("%s: %s", filepath.Base(tab.file), line)
	}
	tab.told = nil
}

func (tab *Tab) must(err error) {
	tab.t.Helper()
	if err != nil {
		tab.t.Fatalf("%s: %v", filepath.Base(tab.file), err)
	}
}

// Text evaluates an expression in the page.
func (tab *Tab) Text(expression string) string { return evaluate[string](tab, expression) }

// Number is Text for a number.
func (tab *Tab) Number(expression string) float64 { return evaluate[float64](tab, expression) }

// Truth is Text for what counts as true.
func (tab *Tab) Truth(expression string) bool { return evaluate[bool](tab, "!!("+expression+")") }

func evaluate[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	v, err := chromedp.Run(tab.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.t.Fatalf("%s: %s: %v", filepath.Base(tab.file), expression, err)
	}
	return v
}

// Key presses a key.
func (tab *Tab) Key(key string, options ...chromedp.KeyOption) {
	tab.t.Helper()
	tab.must(chromedp.Do(tab.ctx, chromedp.KeyEvent(key, options...)))
}

// Shot writes a picture of the page where SHOTS names a folder, to be looked at.
func (tab *Tab) Shot(name string) {
	tab.t.Helper()
	folder := os.Getenv("SHOTS")
	if folder == "" {
		return
	}
	data, err := chromedp.Run(tab.ctx, chromedp.CaptureScreenshot())
	tab.must(err)
	tab.must(os.WriteFile(filepath.Join(folder, name+".png"), data, 0o644))
}
