# `make` alone prints the list.
BIN := .venv/bin

help:
	@echo "make run       准备环境，生成演示城市，启动门户 127.0.0.1:8000 和工作台 127.0.0.1:8001"
	@echo "make test      准备环境，运行全部检查和测试"
	@echo "make install   只准备 .venv 和其中的 gongkai 命令"
	@echo "make demo      只生成演示城市"
	@echo "make law       只测试法律规则（不用数据库，数秒）"
	@echo "make lock      按 pyproject.toml 重新锁定依赖"
	@echo "make css       重新编译样式（需要 Node.js）"

install:
	@python3 bin/install

run: install
	@$(BIN)/gongkai demo
	@$(BIN)/gongkai serve

demo: install
	@$(BIN)/gongkai demo

test:
	@python3 bin/install --dev
	@bin/check

law:
	@python3 bin/install --dev
	@$(BIN)/pytest -n 0 tests/law

lock:
	@bin/lock

css:
	@npm --prefix gongkai/kit/styles ci --silent
	@npm --prefix gongkai/kit/styles run --silent css

.PHONY: help install run demo test law lock css
