//! What the renderer does without WebAssembly: `cargo run --release --example
//! render_rate BATCH=REQUEST.json …` prints tables a second as JSON, for
//! requests of BATCH tables each. The best of some runs counts.

use std::time::Instant;

use athanor_kernel::render_request;

const TABLES: usize = 10_000;
const RUNS: usize = 7;

fn rate(batch: usize, request: &str) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..RUNS {
        let start = Instant::now();
        for _ in 0..TABLES / batch.max(1) {
            let reply = render_request(std::hint::black_box(request));
            std::hint::black_box(&reply);
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    TABLES as f64 / best
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut rates = Vec::new();
    for argument in std::env::args().skip(1) {
        let (batch, file) = argument
            .split_once('=')
            .ok_or("an argument is BATCH=REQUEST.json")?;
        let request = std::fs::read_to_string(file)?;
        rates.push(format!("\"{batch}\":{}", rate(batch.parse()?, &request)));
    }
    println!("{{{}}}", rates.join(","));
    Ok(())
}
