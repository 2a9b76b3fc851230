// Command mapservice draws maps on request: GET /NAME.svg draws the config
// NAME.json of its folder, with the stylesheet NAME.css if there is one.
//
//	mapservice -address 127.0.0.1:8080 -maps /srv/maps
//
// Who asks chooses among the maps of the folder and sends nothing else. Only as
// many maps are drawn at once as there are processors, in the order of docs/deploy/service,
// where an address is a client; who waits for longer than the time of a map gets
// 503. GET /healthz answers 200.
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/seed-898ab921/kartograph"
)

func main() {
	address := flag.String("address", "127.0.0.1:8080", "where to listen")
	folder := flag.String("maps", ".", "folder of configs, stylesheets and data")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, *address, *folder); err != nil {
		log.Fatal(err)
	}
}

// serve serves until the context ends, and lets maps that are being drawn be
// finished.
func serve(ctx context.Context, address, folder string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	server := &http.Server{Addr: address, Handler: newMaps(root.FS()).routes(), ReadHeaderTimeout: 5 * time.Second, WriteTimeout: time.Minute}
	ended := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.Background(), 2*kartograph.ServiceLimits().Duration)
		defer cancel()
		ended <- server.Shutdown(last)
	}()
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-ended
}
